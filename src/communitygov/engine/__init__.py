"""The one kernel: arrays and masks in, arrays out."""
