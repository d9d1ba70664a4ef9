"""What every room stands on: errors, findings, periods, positions, references, wording. Knows no domain word."""
