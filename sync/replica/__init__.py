"""A replica of the central API as it has been observed: the calls of LAPOR!'s present generation, in their shapes.

For practice in workshops, for IT people, and for tests, since nobody can test against production. Written from what
was observed alone and apart from the connector that speaks to that API, so that a misreading of one shows in the other;
neither may import the other. What is known and what is inferred is told in `docs/lapor3.md`.
"""
