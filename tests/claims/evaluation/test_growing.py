import numpy as np

from claims.evaluation.growing import Row, matrix

NAMES = ("gap", "beside", "angle")
VALUES = ((0.5, 1.0, -2.0), (0.25, 0.0, 8.0))
ROWS = [Row(NAMES, np.array(values, dtype=np.float32)) for values in VALUES]


def test_a_row_is_a_mapping_of_its_signals() -> None:
    assert [dict(row) for row in ROWS] == [dict(zip(NAMES, values, strict=True)) for values in VALUES]


def test_more_signals_stand_behind_those_of_a_row() -> None:
    told = ROWS[0] | {"first": 0.75}
    assert dict(told) == {"gap": 0.5, "beside": 1.0, "angle": -2.0, "first": 0.75}
    assert (ROWS[1] | {"first": 0.5}).names is told.names


def test_a_matrix_of_rows_is_that_of_plain_signals() -> None:
    names = tuple(sorted(NAMES))
    assert matrix(ROWS, names).tolist() == matrix([dict(row) for row in ROWS], names).tolist()
    assert matrix(ROWS, names).tolist() == [[-2.0, 1.0, 0.5], [8.0, 0.0, 0.25]]
