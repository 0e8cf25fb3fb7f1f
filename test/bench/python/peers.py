"""PyTorch, ONNX Runtime and numpy as peers: tasks come on standard input, one JSON object a line, and an answer goes out for each.

    {"do": "peers"}                                          the peers, their versions and the threads they were seen to use
    {"do": "prepare", "peer": ..., "task": ..., "data": ...} a number, by which what follows names the task; null: not done
    {"do": "reset", "number": n}                             back to the first parameters
    {"do": "run", "number": n, "steps": k}                   the microseconds of k steps
    {"do": "values", "number": n, "file": ...}               the parameters, as doubles in a file
    {"do": "close", "number": n}
"""

import json
import sys
from time import perf_counter_ns

import numpy as np


def read_data(data):
    """The arrays of a task: doubles, or bits, one a byte."""
    kind = np.uint8 if data["bits"] else np.float64
    read = lambda name: np.fromfile(f"{data['folder']}/{name}.bin", dtype=kind)
    return [read(f"parameter{index}") for index in range(data["parameters"])], read("inputs"), read("labels")


def shaped(task, flat):
    """The parameters of a network in their shapes."""
    return [array.reshape(shape) for array, shape in zip(flat, task["shapes"])]


def batches_of(task, inputs, labels):
    count, batch = task["batches"], task["batch"]
    xs = inputs.reshape(count, batch, *task["input"])
    ys = labels.reshape(count, batch, -1)
    return list(zip(xs, ys))


class Steps:
    """A task whose step is a method."""

    def run(self, steps):
        step = self.step
        started = perf_counter_ns()
        for done in range(steps):
            step(done)
        return (perf_counter_ns() - started) / 1000


# numpy -----------------------------------------------------------------------------------------------------------------


class NumpyLearning(Steps):
    """A learning step by hand, in place: dense layers, tanh and relu."""

    def __init__(self, task, data):
        flat, inputs, labels = read_data(data)
        self.first = shaped(task, flat)
        self.parameters = [array.copy() for array in self.first]
        self.batches = batches_of(task, inputs, labels)
        self.batch = task["batch"]
        self.is_quadratic = task["loss"] == "quadratic"
        self.rate = task["optimiser"]["rate"]
        self.is_adam = task["optimiser"]["name"] == "adam"
        self.layers = [layer["kind"] for layer in task["layers"]]
        self.outputs, self.changes = [], []
        width = task["input"][0]
        for layer in task["layers"]:
            width = layer.get("outputs", width)
            self.outputs.append(np.empty((self.batch, width)))
            self.changes.append(np.empty((self.batch, width)))
        self.gradients = [np.empty_like(array) for array in self.first]
        self.first_moments = [np.zeros_like(array) for array in self.first]
        self.second_moments = [np.zeros_like(array) for array in self.first]
        self.room = [np.empty_like(array) for array in self.first]
        self.reset()

    def reset(self):
        for array, first in zip(self.parameters, self.first):
            array[...] = first
        for moment in (*self.first_moments, *self.second_moments):
            moment.fill(0)
        self.steps = 0

    def step(self, done):
        x, labels = self.batches[done % len(self.batches)]
        outputs, changes, parameters, gradients = self.outputs, self.changes, self.parameters, self.gradients
        value, at = x, 0
        for kind, output in zip(self.layers, outputs):
            if kind == "dense":
                np.dot(value, parameters[at].T, out=output)
                output += parameters[at + 1]
                at += 2
            elif kind == "tanh":
                np.tanh(value, out=output)
            else:
                np.maximum(value, 0, out=output)
            value = output
        change = changes[-1]
        if self.is_quadratic:
            np.subtract(value, labels, out=change)
        else:
            np.subtract(value, value.max(axis=1, keepdims=True), out=change)
            np.exp(change, out=change)
            change /= change.sum(axis=1, keepdims=True)
            change -= labels
        change *= 1 / self.batch
        for index in range(len(self.layers) - 1, -1, -1):
            kind, output = self.layers[index], outputs[index]
            before = outputs[index - 1] if index > 0 else x
            if kind == "dense":
                at -= 2
                np.dot(change.T, before, out=gradients[at])
                change.sum(axis=0, out=gradients[at + 1])
                if index > 0:
                    np.dot(change, parameters[at], out=changes[index - 1])
            elif kind == "tanh":
                slope = changes[index - 1]
                np.multiply(output, output, out=slope)
                np.subtract(1, slope, out=slope)
                slope *= change
            else:
                np.multiply(change, output > 0, out=changes[index - 1])
            change = changes[index - 1]
        self.update()

    def update(self):
        if not self.is_adam:
            for parameter, gradient in zip(self.parameters, self.gradients):
                gradient *= self.rate
                parameter -= gradient
            return
        self.steps += 1
        of_first, of_second = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        rows = zip(self.parameters, self.gradients, self.first_moments, self.second_moments, self.room)
        for parameter, gradient, first, second, room in rows:
            first *= 0.9
            np.multiply(gradient, 0.1, out=room)
            first += room
            gradient *= gradient
            gradient *= 1 - 0.999
            second *= 0.999
            second += gradient
            np.multiply(second, 1 / of_second, out=room)
            np.sqrt(room, out=room)
            room += 1e-8
            np.divide(first, room, out=room)
            room *= self.rate / of_first
            parameter -= room

    def values(self):
        return np.concatenate([array.ravel() for array in self.parameters])


class NumpyContraction(Steps):
    def __init__(self, task, data):
        flat, _, _ = read_data(data)
        self.left, self.right = [array.reshape(task["size"], -1) for array in flat]
        self.product = np.empty_like(self.left)

    def reset(self):
        pass

    def step(self, _done):
        np.dot(self.left, self.right, out=self.product)

    def values(self):
        return self.product.ravel()


def words_of(rows):
    """Rows of bits as rows of words of 64 bits, the last filled up with zeros."""
    packed = np.packbits(rows, axis=1, bitorder="little")
    padded = np.zeros((len(rows), -(-packed.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return padded.view(np.uint64)


def bits_of(words, columns):
    return np.unpackbits(words.view(np.uint8), axis=1, bitorder="little")[:, :columns]


def parity_product(left, right):
    """The bits of left · rightᵀ of packed rows: AND, the words added up, the parity of their count; in cache, block by block."""
    product = np.empty((len(left), len(right)), dtype=np.uint8)
    block = max(1, 2**15 // right.size)
    for start in range(0, len(left), block):
        both = left[start : start + block, None, :] & right[None, :, :]
        counts = np.bitwise_count(np.bitwise_xor.reduce(both, axis=2))
        np.bitwise_and(counts, 1, out=product[start : start + block])
    return product


class PackedTable(Steps):
    """A lookup table as its polynomial: all minterms of the inputs, 64 samples a word."""

    def __init__(self, task, data):
        (table,), inputs, labels = read_data(data)
        self.first, self.table, self.inputs = table, table.copy(), task["inputs"]
        self.columns = words_of(inputs.reshape(-1, task["inputs"]).T)
        self.labels = words_of(labels.reshape(1, -1))[0]
        # Past the last sample no minterm is one: the complement of a bit there is zero.
        self.ones = words_of(np.ones((1, len(labels)), dtype=np.uint8))[0]
        self.minterms = np.empty((2 ** task["inputs"], len(self.labels)), dtype=np.uint64)

    def reset(self):
        self.table[...] = self.first

    def step(self, _done):
        minterms, count = self.minterms, len(self.minterms)
        minterms[0] = self.ones
        for column in self.columns:
            # Each minterm becomes two, (1 + x) and x times it, the first bit the highest.
            stride = count // 2
            left, right = minterms[0::count], minterms[stride::count]
            np.bitwise_and(left, column, out=right)
            left ^= right
            count = stride
        output = np.bitwise_xor.reduce(minterms[self.table.view(bool)], axis=0)
        output ^= self.labels
        error = np.bitwise_xor.reduce(minterms & output, axis=1)
        self.table ^= np.bitwise_count(error) & 1

    def values(self):
        return self.table


class GatheredTable(Steps):
    """A lookup table as an array that numbers index: nothing of the polynomial is left."""

    def __init__(self, task, data):
        (table,), inputs, labels = read_data(data)
        self.first, self.table, self.labels = table, table.copy(), labels
        weights = 2 ** np.arange(task["inputs"] - 1, -1, -1)
        self.places = (inputs.reshape(-1, task["inputs"]) @ weights).astype(np.intp)

    def reset(self):
        self.table[...] = self.first

    def step(self, _done):
        error = self.table[self.places] ^ self.labels
        counts = np.bincount(self.places[error.view(bool)], minlength=len(self.table))
        self.table ^= (counts & 1).astype(np.uint8)

    def values(self):
        return self.table


class PackedCircuit(Steps):
    """Linear layers over ℤ₂ by AND and the parity of a count, on rows packed into words."""

    def __init__(self, task, data):
        flat, inputs, labels = read_data(data)
        self.sizes, batch = task["sizes"], task["batch"]
        self.first = [words_of(bits.reshape(size, -1)) for bits, size in zip(flat, self.sizes[1:])]
        self.weights = [array.copy() for array in self.first]
        bits = inputs.reshape(batch, -1)
        self.rows, self.columns = words_of(bits), words_of(np.ascontiguousarray(bits.T))
        self.labels = labels.reshape(batch, -1)
        self.label_words = words_of(self.labels)

    def reset(self):
        for array, first in zip(self.weights, self.first):
            array[...] = first

    def step(self, _done):
        rows, columns = [self.rows], [self.columns]
        for weight in self.weights:
            value = parity_product(rows[-1], weight)
            rows.append(words_of(value))
            columns.append(words_of(np.ascontiguousarray(value.T)))
        change = value ^ self.labels
        for layer in range(len(self.weights) - 1, -1, -1):
            weight = self.weights[layer]
            turned = words_of(np.ascontiguousarray(change.T))
            gradient = parity_product(turned, columns[layer])
            if layer > 0:
                bits = bits_of(weight, self.sizes[layer])
                change = parity_product(words_of(change), words_of(np.ascontiguousarray(bits.T)))
            weight ^= words_of(gradient)

    def values(self):
        return np.concatenate([bits_of(weight, size).ravel() for weight, size in zip(self.weights, self.sizes)])


def russians_product(choice, rows):
    """The rows that the bits of each row of `choice` choose, added up: eight at a time, from a table of all their sums."""
    groups = choice.view(np.uint8)
    padded = np.zeros((groups.shape[1] * 8, rows.shape[1]), dtype=np.uint64)
    padded[: len(rows)] = rows
    grouped = padded.reshape(-1, 8, rows.shape[1])
    sums = np.zeros((len(grouped), 256, rows.shape[1]), dtype=np.uint64)
    for bit in range(8):
        half = 2**bit
        np.bitwise_xor(sums[:, :half], grouped[:, bit, None, :], out=sums[:, half : 2 * half])
    total = sums[0][groups[:, 0]]
    for group in range(1, len(grouped)):
        total ^= sums[group].take(groups[:, group], axis=0)
    return total


class RussiansCircuit(PackedCircuit):
    """Linear layers over ℤ₂ by the method of four Russians: rows of words added up, eight at a time."""

    def step(self, _done):
        rows = [self.rows]
        for layer, weight in enumerate(self.weights):
            turned = words_of(np.ascontiguousarray(bits_of(weight, self.sizes[layer]).T))
            rows.append(russians_product(rows[-1], turned))
        change = rows[-1] ^ self.label_words
        for layer in range(len(self.weights) - 1, -1, -1):
            weight, size = self.weights[layer], self.sizes[layer + 1]
            turned = words_of(np.ascontiguousarray(bits_of(change, size).T))
            gradient = russians_product(turned, rows[layer])
            if layer > 0:
                change = russians_product(change, weight)
            weight ^= gradient


class PackedSum(Steps):
    def __init__(self, task, data):
        (s,), x, _ = read_data(data)
        self.length = task["length"]
        self.first, self.x = words_of(s.reshape(1, -1)), words_of(x.reshape(1, -1))
        self.s = self.first.copy()

    def reset(self):
        self.s[...] = self.first

    def step(self, _done):
        np.bitwise_xor(self.s, self.x, out=self.s)

    def values(self):
        return bits_of(self.s, self.length).ravel()


def is_plain(task):
    """Whether a network has dense layers, tanh and relu alone."""
    return all(layer["kind"] in ("dense", "tanh", "relu") for layer in task["layers"])


# PyTorch ---------------------------------------------------------------------------------------------------------------


def torch_peers():
    import torch
    from torch.nn import functional

    class TorchLearning(Steps):
        """A learning step by autograd and a fused optimiser."""

        def __init__(self, task, data, kind, threads):
            flat, inputs, labels = read_data(data)
            self.threads, self.layers = threads, task["layers"]
            self.first = [torch.tensor(array, dtype=kind) for array in shaped(task, flat)]
            self.parameters = [tensor.clone().requires_grad_() for tensor in self.first]
            self.is_quadratic, self.batch = task["loss"] == "quadratic", task["batch"]
            self.optimiser = task["optimiser"]
            self.batches = [
                (
                    torch.tensor(x, dtype=kind),
                    torch.tensor(y, dtype=kind) if self.is_quadratic else torch.tensor(y.argmax(axis=1)),
                )
                for x, y in batches_of(task, inputs, labels)
            ]
            self.forward = self.compose()
            self.reset()

        def reset(self):
            with torch.no_grad():
                for tensor, first in zip(self.parameters, self.first):
                    tensor.copy_(first)
            rate = self.optimiser["rate"]
            if self.optimiser["name"] == "adam":
                self.adam = torch.optim.Adam(self.parameters, lr=rate, fused=True)
            else:
                self.adam = None

        def compose(self):
            """The layers as functions, so that a step only calls them."""
            functions, dealt = [], iter(self.parameters)
            for layer in self.layers:
                kind = layer["kind"]
                if kind == "dense":
                    functions.append(lambda x, w=next(dealt), b=next(dealt): functional.linear(x, w, b))
                elif kind == "convolution":
                    functions.append(lambda x, w=next(dealt), b=next(dealt): functional.conv2d(x, w, b))
                elif kind == "maxPooling":
                    functions.append(lambda x, size=layer["size"]: functional.max_pool2d(x, size))
                elif kind == "flatten":
                    functions.append(lambda x: x.flatten(1))
                else:
                    functions.append(torch.tanh if kind == "tanh" else torch.relu)
            return functions

        def step(self, done):
            x, y = self.batches[done % len(self.batches)]
            for function in self.forward:
                x = function(x)
            if self.is_quadratic:
                loss = functional.mse_loss(x, y, reduction="sum") * (0.5 / self.batch)
            else:
                loss = functional.cross_entropy(x, y)
            if self.adam is None:
                # Plain descent without an optimiser's bookkeeping: one fused call.
                changes = torch.autograd.grad(loss, self.parameters)
                with torch.no_grad():
                    torch._foreach_add_(self.parameters, changes, alpha=-self.optimiser["rate"])
            else:
                self.adam.zero_grad(set_to_none=True)
                loss.backward()
                self.adam.step()

        def run(self, steps):
            torch.set_num_threads(self.threads)
            return super().run(steps)

        def values(self):
            return torch.cat([tensor.detach().flatten() for tensor in self.parameters]).double().numpy()

    class TorchContraction(Steps):
        def __init__(self, task, data, kind, threads):
            flat, _, _ = read_data(data)
            self.threads = threads
            self.left, self.right = [torch.tensor(array, dtype=kind).reshape(task["size"], -1) for array in flat]
            self.product = torch.empty_like(self.left)

        def reset(self):
            pass

        def step(self, _done):
            torch.mm(self.left, self.right, out=self.product)

        def run(self, steps):
            torch.set_num_threads(self.threads)
            return super().run(steps)

        def values(self):
            return self.product.flatten().double().numpy()

    kinds = {"float64": torch.float64, "float32": torch.float32}
    tasks = {"learning": TorchLearning, "contraction": TorchContraction}

    def peer(precision, threads):
        torch.set_num_threads(threads)
        return {
            "id": f"torch-{precision}-{threads}",
            "name": f"PyTorch {torch.__version__.split('+')[0]}",
            "precision": precision,
            "threads": torch.get_num_threads(),
            "tasks": {
                kind: lambda task, data, make=make: make(task, data, kinds[precision], threads)
                for kind, make in tasks.items()
            },
        }

    return [peer(precision, threads) for precision in kinds for threads in (1, 2)]


# ONNX Runtime ----------------------------------------------------------------------------------------------------------


def onnx_step(task, batches):
    """Many learning steps as one graph: forward, backward and update by hand, in a loop that the graph has itself."""
    from onnx import TensorProto, helper, numpy_helper

    count = len(task["shapes"])
    nodes, made = [], 0

    def node(operator, *inputs, output=None, **attributes):
        nonlocal made
        made += 1
        name = output or f"{operator}{made}"
        nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def constant(value, kind=np.float64):
        return node("Constant", value=numpy_helper.from_array(np.array(value, dtype=kind)))

    def carried(name):
        return [f"{name}{index}" for index in range(count)]

    is_adam, rate = task["optimiser"]["name"] == "adam", constant(task["optimiser"]["rate"])
    names = carried("p") + ((carried("m") + carried("v") + ["t"]) if is_adam else [])
    place = node("Mod", "iteration", constant(batches, np.int64))
    x, labels = node("Gather", "xs", place, axis=0), node("Gather", "ys", place, axis=0)

    values, at = [x], 0
    for layer in task["layers"]:
        if layer["kind"] == "dense":
            values.append(node("Gemm", values[-1], f"p{at}", f"p{at + 1}", transB=1))
            at += 2
        else:
            values.append(node(layer["kind"].capitalize(), values[-1]))
    output = values[-1] if task["loss"] == "quadratic" else node("Softmax", values[-1], axis=1)
    change = node("Mul", node("Sub", output, labels), constant(1 / task["batch"]))

    gradients = [None] * count
    for index in range(len(task["layers"]) - 1, -1, -1):
        kind, before, after = task["layers"][index]["kind"], values[index], values[index + 1]
        if kind == "dense":
            at -= 2
            gradients[at] = node("Gemm", change, before, transA=1)
            gradients[at + 1] = node("ReduceSum", change, constant([0], np.int64), keepdims=0)
            if index > 0:
                change = node("MatMul", change, f"p{at}")
        elif kind == "tanh":
            change = node("Mul", change, node("Sub", constant(1), node("Mul", after, after)))
        else:
            change = node("Where", node("Greater", after, constant(0)), change, constant(0))

    if is_adam:
        steps = node("Add", "t", constant(1), output="t_next")
        correction = lambda beta: node("Sub", constant(1), node("Pow", constant(beta), steps))
        of_first, of_second = correction(0.9), correction(0.999)
    for index, gradient in enumerate(gradients):
        if is_adam:
            mixed = lambda name, beta, new: node(
                "Add",
                node("Mul", f"{name}{index}", constant(beta)),
                node("Mul", new, constant(1 - beta)),
                output=f"{name}{index}_next",
            )
            first = mixed("m", 0.9, gradient)
            second = mixed("v", 0.999, node("Mul", gradient, gradient))
            root = node("Add", node("Sqrt", node("Div", second, of_second)), constant(1e-8))
            gradient = node("Div", node("Div", first, of_first), root)
        node("Sub", f"p{index}", node("Mul", gradient, rate), output=f"p{index}_next")

    node("Identity", "go_on", output="go_on_next")
    shapes = task["shapes"] * (3 if is_adam else 1) + ([[]] if is_adam else [])
    typed = lambda name, shape, kind=TensorProto.DOUBLE: helper.make_tensor_value_info(name, kind, shape)
    body = helper.make_graph(
        nodes,
        "step",
        [typed("iteration", [], TensorProto.INT64), typed("go_on", [], TensorProto.BOOL), *map(typed, names, shapes)],
        [typed("go_on_next", [], TensorProto.BOOL), *(typed(f"{name}_next", shape) for name, shape in zip(names, shapes))],
    )
    loop = helper.make_node(
        "Loop", ["steps", "", *(f"{name}_first" for name in names)], [f"{name}_last" for name in names], body=body
    )
    data = [typed("xs", None), typed("ys", None), typed("steps", [], TensorProto.INT64)]
    graph = helper.make_graph(
        [loop],
        "steps",
        [*data, *(typed(f"{name}_first", shape) for name, shape in zip(names, shapes))],
        [typed(f"{name}_last", shape) for name, shape in zip(names, shapes)],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


class OnnxLearning:
    def __init__(self, task, data):
        import onnxruntime

        flat, inputs, labels = read_data(data)
        self.count = len(task["shapes"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        model = onnx_step(task, task["batches"]).SerializeToString()
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        size = (task["batches"], task["batch"])
        self.data = {"xs": inputs.reshape(*size, -1), "ys": labels.reshape(*size, -1)}
        self.names = [given.name for given in self.session.get_inputs()][3:]
        parameters = shaped(task, flat)
        moments = [np.zeros(given.shape) for given in self.session.get_inputs()[3 + self.count :]]
        self.first = parameters + moments
        self.reset()

    def reset(self):
        self.state = self.first

    def run(self, steps):
        started = perf_counter_ns()
        feeds = {**self.data, **dict(zip(self.names, self.state)), "steps": np.array(steps, dtype=np.int64)}
        self.state = self.session.run(None, feeds)
        return (perf_counter_ns() - started) / 1000

    def values(self):
        return np.concatenate([array.ravel() for array in self.state[: self.count]])


def onnx_peers():
    import onnx  # noqa: F401, with which the graph is written
    import onnxruntime

    return [
        {
            "id": "onnx",
            "name": f"ONNX Runtime {onnxruntime.__version__}",
            "precision": "float64",
            "threads": 1,
            "tasks": {"learning": lambda task, data: OnnxLearning(task, data) if is_plain(task) else None},
        }
    ]


def numpy_peers():
    from threadpoolctl import threadpool_info

    np.dot(np.ones((64, 64)), np.ones((64, 64)))
    threads = max((pool["num_threads"] for pool in threadpool_info() if "numpy" in pool["filepath"]), default=1)
    named = lambda id, name, precision, tasks: {
        "id": id,
        "name": f"numpy {np.__version__}{name}",
        "precision": precision,
        "threads": threads,
        "tasks": tasks,
    }
    return [
        named("numpy", "", "float64", {"learning": lambda task, data: NumpyLearning(task, data) if is_plain(task) else None, "contraction": NumpyContraction}),
        named(
            "numpy-packed",
            ", packed words",
            "bits",
            {"table": PackedTable, "circuit": PackedCircuit, "bitSum": PackedSum},
        ),
        named("numpy-russians", ", four Russians", "bits", {"circuit": RussiansCircuit}),
        named("numpy-gathered", ", an indexed array", "bits", {"table": GatheredTable}),
    ]


def main():
    answers = sys.stdout
    # Nothing but answers goes out.
    sys.stdout = sys.stderr
    peers = {peer["id"]: peer for peer in numpy_peers()}
    absent = []
    for name, more in (("PyTorch", torch_peers), ("ONNX Runtime", onnx_peers)):
        try:
            peers.update({peer["id"]: peer for peer in more()})
        except ImportError as error:
            absent.append({"name": name, "why": str(error)})
    ready, number = {}, 0
    for line in sys.stdin:
        asked = json.loads(line)
        do, answer = asked["do"], None
        try:
            if do == "peers":
                listed = [{key: peer[key] for key in peer if key != "tasks"} for peer in peers.values()]
                answer = {"peers": listed, "absent": absent}
            elif do == "prepare":
                make = peers[asked["peer"]]["tasks"].get(asked["task"]["kind"])
                made = None if make is None else make(asked["task"], asked["data"])
                if made is not None:
                    number += 1
                    ready[number] = made
                    answer = number
            elif do == "reset":
                ready[asked["number"]].reset()
            elif do == "run":
                answer = ready[asked["number"]].run(asked["steps"])
            elif do == "values":
                np.asarray(ready[asked["number"]].values(), dtype=np.float64).tofile(asked["file"])
            elif do == "close":
                del ready[asked["number"]]
            answer = {"answer": answer}
        except Exception as error:  # what went wrong is said where it was asked for
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


main()
