"""The tests that the Jupyter project has for kernels."""
import unittest

import jupyter_kernel_test


class ProtocolTests(jupyter_kernel_test.KernelTests):
    kernel_name = "workbook-test"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "forea", "matches": {"foreach"}},
    ]
    complete_code_samples = ["1", "Console.WriteLine();", "int F(int n)\n{\n    return n;\n}"]
    incomplete_code_samples = ["int F(int n)\n{", "Console.WriteLine(", "if (true) {"]
    invalid_code_samples = ["int 1x = ;"]
    code_generate_error = 'throw new Exception("oops");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}]
    code_display_data = [{"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"}]
    code_history_pattern = "6 *"
    supported_history_operations = ("tail", "search", "range")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear_output();"


if __name__ == "__main__":
    unittest.main()
