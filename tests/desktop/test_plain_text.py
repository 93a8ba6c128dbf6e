from __future__ import annotations

from desktop.plain_text import one_line


def test_a_name_is_read_as_it_is_spelt() -> None:
    assert one_line("foto\u202egnp.exe\n\x00") == "fotognp.exe"
    assert one_line("dua\nbaris\u2029lagi") == "dua baris lagi"


def test_composed_emoji_and_joined_letters_stay_whole() -> None:
    assert one_line("👨\u200d👩\u200d👧 keluarga") == "👨\u200d👩\u200d👧 keluarga"
