фактор = 2.0
π, größe, 数, ℯ = 3.14, 1, 0.0, 2.7


def double(значения):
    return [фактор * значение for значение in значения]


def total(価格):
    合計 = 数
    for 値 in 価格:
        合計 += 値
    return 合計


class Zähler:
    def __init__(自, début):
        自.count = début

    def add(自, número):
        自.count += número
        return 自.count


Counter = Zähler
ﬁ = 1  # a ligature: the same name as fi
assert fi == 1
