"""Where numbers have room on the arrows of a map."""

from __future__ import annotations

from macros.render.curve import Curve, free_places

ACROSS = Curve((0, 0), (100, 0), (200, 0), (300, 0))
SIZE = (60, 40)


def test_a_curve_is_written_and_followed_from_end_to_end() -> None:
    curve = Curve((0, 10.4), (30, 40), (60.6, 40), (90, 10))
    assert curve.path == "M0 10C30 40, 61 40, 90 10"
    assert [curve.at(t) for t in (0, 1)] == [(0, 10.4), (90, 10)]
    x, y = Curve((0, 0), (0, 8), (8, 8), (8, 0)).at(0.5)
    assert (x, y) == (4, 6)


def test_a_number_stands_in_the_middle_or_as_near_to_it_as_boxes_leave_room() -> None:
    assert free_places([ACROSS], [], SIZE) == [(150, 0)]
    assert free_places([ACROSS], [(120, -20)], SIZE) == [(100, 0)]
    assert free_places([ACROSS], [(125, -20)], SIZE) == [(105, 0)]
    assert free_places([ACROSS], [(120, 28)], SIZE) == [(150, 0)]
    assert free_places([ACROSS], [(120, 7)], SIZE) == [(100, 0)]


def test_two_numbers_on_one_way_stand_beside_each_other() -> None:
    low = Curve((0, 17), (100, 17), (200, 17), (300, 17))
    near = Curve((0, 15), (100, 15), (200, 15), (300, 15))
    assert free_places([ACROSS, ACROSS], [], SIZE) == [(150, 0), (110, 0)]
    assert free_places([ACROSS, low], [], SIZE) == [(150, 0), (150, 17)]
    assert free_places([ACROSS, near], [], SIZE) == [(150, 0), (110, 15)]


def test_a_number_of_an_arrow_that_is_too_short_stands_above_or_below_it() -> None:
    short = Curve((0, 0), (0, 5), (0, 10), (0, 15))
    assert free_places([short], [(-30, -20)], SIZE) == [(0, -22)]
    assert free_places([short, short], [(-30, -20)], SIZE) == [(0, -22), (0, 36)]
    assert free_places([short] * 4, [(-30, -20)], SIZE)[2:] == [(0, -38), (0, 52)]


def test_where_there_is_little_choice_it_is_made_first() -> None:
    short = Curve((150, -15), (150, -10), (150, -5), (150, 0))
    places = free_places([ACROSS, short], [(120, -40)], SIZE)
    assert places[1] == (150, -36)
