double = lambda values: [v + v for v in values]
total = lambda values, start=0.0: start if not values else total(values[1:], start + values[0])
_init = lambda self, start: setattr(self, "count", start)
_add = lambda self, number: (setattr(self, "count", self.count + number), self.count)[1]
Counter = type("Counter", (), {"__init__": _init, "add": _add})
