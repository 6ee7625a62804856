import copy
import io

import torch


def dead_rows(block, x):
    memory = io.BytesIO()
    twin = copy.deepcopy(block)
    torch.save(block.state_dict(), memory)
    memory.seek(0)
    twin.load_state_dict(torch.load(memory))
    twin.eval()
    for parameter in twin.parameters():
        parameter.requires_grad_(False)
    with torch.no_grad():
        highest, _ = twin(x).max(dim=0)
    return highest == 0
