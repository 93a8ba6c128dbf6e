"""A recap as a file: XLSX, CSV, DOCX, JSON. The PDF is painted on the window's floor."""
