// Convolution with few output channels on the CPU. oneDNN has fast kernels for blocks of 8 or 16 channels; with fewer, its
// gradient with respect to the input takes two to three times as long as a convolution of the same size. That gradient is itself
// a convolution, of the output's gradient with the turned and transposed filters, so it is computed as one.
#include <ATen/core/grad_mode.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/convolution_backward.h>
#include <torch/csrc/autograd/custom_function.h>

#include <array>
#include <vector>

#include "support.h"

namespace {

constexpr int64_t kFewChannels = 16;
constexpr int64_t kSmallestOutput = 32;  // positions per channel, below which both forms cost the same

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class Convolution : public torch::autograd::Function<Convolution> {
 public:
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight,
                            const c10::optional<at::Tensor>& bias, std::vector<int64_t> padding) {
    context->save_for_backward({input, weight});
    context->saved_data["padding"] = padding;
    context->saved_data["bias"] = bias.has_value();
    return at::conv2d(input, weight, bias, 1, padding);
  }

  // Built of operators that have derivatives, so that it can be differentiated again.
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const at::Tensor &input = saved[0], &weight = saved[1], &gradient = gradients[0];
    const auto padding = context->saved_data["padding"].toIntVector();
    const bool has_bias = context->saved_data["bias"].toBool();
    variable_list result(4);
    if (context->needs_input_grad(0)) {
      const std::vector<int64_t> rest = {weight.size(2) - 1 - padding[0], weight.size(3) - 1 - padding[1]};
      result[0] = at::conv2d(gradient, weight.flip({2, 3}).transpose(0, 1), {}, 1, rest);
    }
    const bool for_weight = context->needs_input_grad(1), for_bias = has_bias && context->needs_input_grad(2);
    if (for_weight || for_bias) {
      const std::vector<int64_t> one = {1, 1}, zero = {0, 0}, bias_size = {weight.size(0)};
      std::tie(std::ignore, result[1], result[2]) = at::convolution_backward(
          gradient, input, weight, at::IntArrayRef(bias_size), one, padding, one, false, zero, 1, {false, for_weight, for_bias});
    }
    return result;
  }
};

bool fits(const at::Tensor& input, const at::Tensor& weight, const std::vector<int64_t>& padding) {
  if (!input.requires_grad() || !c10::GradMode::is_enabled()) return false;
  if (input.dim() != 4 || weight.dim() != 4 || !input.device().is_cpu() || input.scalar_type() != at::kFloat) return false;
  if (weight.scalar_type() != at::kFloat || weight.size(0) >= kFewChannels || input.size(1) != weight.size(1)) return false;
  int64_t positions = 1;
  for (int64_t axis = 0; axis < 2; axis++) {
    const int64_t size = input.size(2 + axis), kernel = weight.size(2 + axis), pad = padding[static_cast<size_t>(axis)];
    if (pad < 0 || pad >= kernel) return false;
    positions *= size + 2 * pad - kernel + 1;
  }
  return positions >= kSmallestOutput;
}

}  // namespace

// Convolves with stride 1, no dilation and one group. `output` is null where libtorch's own way is as good.
TS_API int ts_conv2d(void* input, void* weight, void* bias, int64_t pad_rows, int64_t pad_columns, void** output) {
  return ts::guarded([&] {
    const at::Tensor images = ts::borrow(input), filters = ts::borrow(weight);
    const std::vector<int64_t> padding = {pad_rows, pad_columns};
    const auto biases = bias == nullptr ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(ts::borrow(bias));
    *output = fits(images, filters, padding) ? ts::give(Convolution::apply(images, filters, biases, padding)) : nullptr;
  });
}
