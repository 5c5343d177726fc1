package dev.trainmaster.cli.trainer;

import java.util.Map;
import java.util.TreeMap;

/** The user's environment without what would let an installation reach into the user's own Python, or ask something. */
final class PythonEnvironment {

    private PythonEnvironment() {}

    static Map<String, String> apart(Map<String, String> users) {
        Map<String, String> apart = new TreeMap<>(users);
        apart.keySet()
                .removeIf(name -> name.startsWith("PYTHON")
                        || name.equals("VIRTUAL_ENV")
                        || name.equals("CONDA_PREFIX")
                        || name.equals("PIP_TARGET")
                        || name.equals("PIP_PREFIX")
                        || name.equals("PIP_REQUIREMENT")
                        || name.equals("UV_SYSTEM_PYTHON")
                        || name.equals("UV_PROJECT_ENVIRONMENT"));
        apart.put("PYTHONNOUSERSITE", "1");
        // In the user's pip.conf too; what that says of the index and the proxy is needed.
        apart.put("PIP_USER", "0");
        apart.put("PIP_NO_INPUT", "1");
        apart.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        return apart;
    }
}
