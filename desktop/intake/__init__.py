"""The second way in: the official export of LAPOR!, "Laporan Ringkas", as a workbook or as CSV."""
