"""The sentences on objects: what cannot be asked of them, and what is wrong with a module, a loader or a gradient."""

OBJECTS = {
    # for authors of checks
    "handle_private": "{name}: a handle stands for an object in another process, and private names stay there. Ask for "
    "its public attributes, methods, items, length or passes, or use parameters_of, gradients_of and set_parameters.",
    "handle_stays": "A handle stands for an object in another process: it cannot be copied, pickled or listed here. "
    "Ask for its attributes, methods, items, length or passes; keep a state with parameters_of(model) or "
    "model.state_dict().",
    "object_of_the_check": "An object of class {name} was made in the check, and objects do not cross. Make it with "
    "student.build({name}, ...) or student.build_optimizer({name}, model, ...).",
    "object_of_another": "An object of class {name} of another process cannot be given to the student's code. Make one "
    "with `student`, not with `reference`.",
    "handle_of_another_check": "Objects live as long as one check. Make the object in the check that uses it.",
    "build_not_torch": "build and build_optimizer take a class of torch, such as torch.nn.Linear.",
    "build_with_what_cannot_cross": "An argument of build cannot cross to the student's process: give plain data, "
    "arrays, tensors or handles.",
    "observed_takes_objects": "observed(...) takes an object. For a function, write student.observed.f(x).",
    "gradient_needs_float64": "assert_gradient needs at least one tensor of floats among the inputs, and all of them "
    "in float64.",
    "gradient_too_many": "assert_gradient takes at most {most} numbers in all inputs: each needs two calls.",
    # for students
    "no_length": "The object has no length that `len` could give.",
    "odd_passes": "The object cannot be read item by item.",
    "long_pass": "One pass over the object gives more than {most:,} items. Does it ever end?",
    "no_module": "A module (an object of a class that extends nn.Module) was expected, got {type}.",
    "no_parameter": "The module has no parameter {name}.",
    "no_parameter_among": "The module has no parameter {name}. It has: {there:join}.",
    "parameter_shape": "The parameter {name} does not have shape {shape:sides}.",
    "parameter_other_shape": "The parameter {name} has shape {other:sides}, not {shape:sides}.",
    "gradient_of_no_tensor": "For float64 inputs the value must be a float64 tensor, always of the same shape.",
    "gradient_missing": "There is no gradient for input {number}: autograd does not reach it from the value.",
    "gradient_differs": "The gradient of input {number} differs from central differences of the function.",
}
