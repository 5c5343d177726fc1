package dev.trainmaster.run;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;

/** A home, and what of the run lies there. */
record Household(Home home, ExportReceipt dataset, ManifestReceipt manifest) {}
