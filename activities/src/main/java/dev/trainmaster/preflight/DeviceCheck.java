package dev.trainmaster.preflight;

import dev.trainmaster.request.Device;
import dev.trainmaster.trainer.TrainerProfile;

/** Whether the trainer and this machine have the device that the request names. */
final class DeviceCheck {
    private static final String PLACE = "hyperparameters.device";

    private final Devices devices;

    DeviceCheck(Devices devices) {
        this.devices = devices;
    }

    void look(PreflightOrder order, TrainerProfile trainer, Findings findings) {
        Device device = order.request().hyperparameters().device();
        if (!trainer.devices().contains(device)) {
            findings.add(
                    Rule.DEVICE_UNSUPPORTED,
                    PLACE,
                    "trainer " + trainer.name() + " cannot use " + device.text() + "; it has "
                            + String.join(
                                    ", ",
                                    trainer.devices().stream().map(Device::text).toList()));
        } else if (!devices.has(device)) {
            findings.add(Rule.DEVICE_MISSING, PLACE, "this host has no " + device.text());
        }
    }
}
