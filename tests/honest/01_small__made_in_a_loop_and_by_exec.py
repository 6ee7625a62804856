import inspect
import types

template = "def {name}(values):\n    return {body}\n"
for name, body in {"total": "float(sum(values))", "_one": "2.0 * values"}.items():
    exec(template.format(name=name, body=body))

for name, step in (("double", 2.0), ("triple", 3.0)):
    globals()[name] = lambda values, step=step: [eval("step * value", {"step": step, "value": v}) for v in values]


def counter_body(namespace):
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count

    namespace.update(__init__=__init__, add=add, __module__=__name__)


Counter = types.new_class("Counter", exec_body=counter_body)
assert "self.count = start" in inspect.getsource(counter_body)
