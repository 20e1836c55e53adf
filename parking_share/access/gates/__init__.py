"""Files for the boxes at the gate: exporters, one a vendor, and evaluators that read them back."""
