"""The central API of LAPOR! as it was observed: no documentation of it is public, so all that may differ is data."""
