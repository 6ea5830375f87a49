"""Jupyter's own conformance suite (jupyter_kernel_test), run on the Nabla kernel.

Called by conformance.test.ts, which registers the kernel under the name in NABLA_KERNEL.
"""

import os
import unittest

import jupyter_kernel_test

display = 'import { display } from "tslab";\n'


class NablaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = os.environ["NABLA_KERNEL"]
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("oops");'
    code_page_something = 'Math.max?'
    code_generate_error = 'throw new Error("boom");'
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput();"

    completion_samples = [
        {"text": "parseF", "matches": {"parseFloat"}},
        {"text": "Math.sqr", "matches": {"sqrt", "SQRT1_2", "SQRT2"}},
    ]

    complete_code_samples = ["1 + 1", "const x: number = 1;", "function f() {\n  return 1;\n}", ""]
    incomplete_code_samples = [
        "function f() {",
        "[1, 2",
        "const x =",
        "`a template that goes on",
        "/* a comment that goes on",
    ]
    invalid_code_samples = ["const = 1;", "1 +* 2", "let let let", ")"]

    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": "[1, 2].map((x) => x * 2)", "result": "[ 2, 4 ]"},
        {"code": '"text"', "result": "'text'"},
        {"code": "await Promise.resolve(6 * 7)", "result": "42"},
        {"code": "2 ** 10", "result": "1024"},
    ]
    code_display_data = [
        {"code": display + 'display.html("<b>bold</b>");', "mime": "text/html"},
        {"code": display + 'display.svg("<svg></svg>");', "mime": "image/svg+xml"},
        {"code": display + "display.png(new Uint8Array([1, 2, 3]));", "mime": "image/png"},
        {"code": display + 'display.latex("$x^2$");', "mime": "text/latex"},
    ]

    def execute_helper(self, *args, **kwargs):
        # The suite waits a tenth of a second for each message of a cell, and a busy machine is slower.
        channel = self.kc.iopub_channel
        get_msg = channel.get_msg

        async def get_patiently(timeout=None):
            return await get_msg(timeout=max(timeout or 0, 30))

        channel.get_msg = get_patiently
        try:
            return super().execute_helper(*args, **kwargs)
        finally:
            channel.get_msg = get_msg

    code_history_pattern = "1 ? 1"
    supported_history_operations = ("tail", "range", "search")


if __name__ == "__main__":
    unittest.main(verbosity=2)
