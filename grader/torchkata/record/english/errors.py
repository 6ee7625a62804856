"""What to do about an exception: for the messages that are known, and for the built-in types without one."""

ERRORS = {
    "hint_none": "None is used like a value here. Often a function has no `return`, or a method such as append() or "
    "sort() changes its object and returns None.",
    "hint_list": "A list does not calculate. Turn it into an array or a tensor first: np.asarray(...), "
    "torch.tensor(...).",
    "hint_fit_product": "In a product of matrices the columns of the first must be as many as the rows of the "
    "second. Is a transpose (.T) missing?",
    "hint_fit": "Two shapes fit if, counted from the right, each pair of sizes is equal, or one of them is 1 or "
    "missing.",
    "hint_fit_reshape": "The new shape must have as many elements as the old one.",
    "hint_use_reshape": "Use .reshape(...) in place of .view(...).",
    "hint_no_matrix": "@ needs arrays of at least one dimension. For single numbers write *.",
    "hint_ragged": "The parts have different lengths or shapes, so they do not make one array. Print them to compare.",
    "hint_one_dtype": "Bring both to one dtype, for example with .double() or .to(torch.float64).",
    "hint_float_first": "Integers cannot hold the result. Make them floating first: x.float(), or 1.0 in place of 1.",
    "hint_no_numbers": "What stands here is not a single number or an array of numbers. Turn it into an array first.",
    "hint_no_tensor": "torch functions take tensors. Make one first: torch.tensor(...), or use the function of NumPy "
    "or math.",
    "hint_no_grad": "Change a tensor that requires gradients inside of `with torch.no_grad():`.",
    "hint_no_graph": "The result does not depend on a tensor with requires_grad=True. Look for .item(), .detach(), "
    "float(...) or torch.tensor(...) on the way to it.",
    "hint_loss_anew": "Compute the loss again from the parameters before each backward().",
    "hint_scalar_loss": "backward() starts from a single number. Take the mean or the sum first.",
    "hint_no_in_place": "A tensor was changed after it had been used in the loss. Write x = x + ... in place of x += "
    "...",
    "hint_many_numbers": "There is more than one number where a single one is needed. Take its mean, its sum or one "
    "element.",
    "hint_many_truths": "A condition needs one truth value, and an array has many. Use .any(), .all(), or compare "
    "one element.",
    "hint_index_range": "The first index is 0, the last is the length minus 1.",
    "hint_whole_index": "An index must be a whole number. Is it a float, a text, or a list?",
    "hint_empty": "There is nothing to choose from: the sequence is empty.",
    "hint_zero": "Something was divided by zero. Think of empty data, and of a difference that is 0.",
    "hint_domain": "A function of math got a number outside of its domain, such as the root or log of a negative "
    "number.",
    "hint_grows": "A number grew beyond what a float can hold. Does a loop diverge?",
    "hint_recursion": "The function calls itself without end. Which condition ends it?",
    "hint_call": "( ) calls a function. An element is taken with [ ], and a product needs *.",
    "hint_hashable": "A key of a dictionary or an item of a set must not change. Use a tuple or a number.",
    "hint_spelling": "Is the name misspelt, or does it belong to another library?",
    "hint_arguments": "Compare the number and the names of the arguments with the definition of the function.",
    "hint_import_it": "This name was never defined. Is an import missing, or is it misspelt?",
    "hint_unbound": "On one way through the function this variable gets no value before it is used.",
    # by the built-in type, where the message is not shown
    "means_IndexError": "An index points behind the end: the first is 0, the last is the length minus 1.",
    "means_KeyError": "A dictionary, or a table, was asked for a key that it does not have.",
    "means_ValueError": "A function got a value that it cannot use. Look at shapes, lengths, and texts in place of "
    "numbers.",
    "means_TypeError": "A value has a type that does not fit here. Look for None, a list in place of an array, or a "
    "text in place of a number.",
    "means_AttributeError": "The object before the dot has no such attribute or method. Is it None, a list, or an "
    "array in place of a tensor?",
    "means_ZeroDivisionError": "Something was divided by zero. Think of empty data, and of a difference that is 0.",
    "means_RuntimeError": "torch could not do this. Look at shapes, dtypes, backward(), and changes in place.",
    "means_NameError": "A name was used that was never defined. Is it misspelt, or is an import missing?",
    "means_UnboundLocalError": "On one way through the function a variable gets no value before it is used.",
    "means_OverflowError": "A number grew beyond what can be held. Does a loop diverge?",
    "means_FloatingPointError": "A calculation left the numbers that can be held: look for 0/0 or a division by zero.",
    "means_RecursionError": "A function calls itself without end. Which condition ends it?",
    "means_AssertionError": "An `assert` in the code that ran does not hold for the input of this check.",
    "means_StopIteration": "next() was called where nothing was left.",
    "means_Exception": "The code, or a library that it uses, raised an exception of its own.",
}
