// Max-pooling over 2x2 windows on the CPU. libtorch's own kernel looks at one value at a time and keeps a 64-bit index for
// each; here the four candidates of a window are compared without branches, and the choice is a float too, so that values and
// choices fill the same vector lanes.
// Values and gradients are those of aten::max_pool2d: the first of equal values wins, and NaN wins over all.
#include <ATen/Parallel.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <vector>

#include "support.h"

namespace {

constexpr int64_t kPlanesPerTask = 64;

struct Planes {
  int64_t count, height, width;  // of the input

  int64_t input_size() const { return height * width; }
  int64_t output_size() const { return (height / 2) * (width / 2); }
};

inline void take(float candidate, float place, float& best, float& choice) {
  const bool better = (candidate > best) | (candidate != candidate);
  best = better ? candidate : best;
  choice = better ? place : choice;
}

void pool(const Planes& planes, const float* input, float* output, float* choices) {
  const int64_t rows = planes.height / 2, columns = planes.width / 2;
  at::parallel_for(0, planes.count, kPlanesPerTask, [&](int64_t begin, int64_t end) {
    for (int64_t plane = begin; plane < end; plane++) {
      for (int64_t row = 0; row < rows; row++) {
        const float* top = input + plane * planes.input_size() + 2 * row * planes.width;
        const float* bottom = top + planes.width;
        float* __restrict out = output + plane * planes.output_size() + row * columns;
        float* __restrict chosen = choices + plane * planes.output_size() + row * columns;
        for (int64_t column = 0; column < columns; column++) {
          float best = top[2 * column];
          float choice = 0;
          take(top[2 * column + 1], 1, best, choice);
          take(bottom[2 * column], 2, best, choice);
          take(bottom[2 * column + 1], 3, best, choice);
          out[column] = best;
          chosen[column] = choice;
        }
      }
    }
  });
}

void unpool(const Planes& planes, const float* gradient, const float* choices, float* input_gradient) {
  const int64_t rows = planes.height / 2, columns = planes.width / 2;
  at::parallel_for(0, planes.count, kPlanesPerTask, [&](int64_t begin, int64_t end) {
    for (int64_t plane = begin; plane < end; plane++) {
      for (int64_t row = 0; row < rows; row++) {
        float* __restrict top = input_gradient + plane * planes.input_size() + 2 * row * planes.width;
        float* __restrict bottom = top + planes.width;
        const float* values = gradient + plane * planes.output_size() + row * columns;
        const float* chosen = choices + plane * planes.output_size() + row * columns;
        for (int64_t column = 0; column < columns; column++) {
          const float value = values[column];
          const float choice = chosen[column];
          top[2 * column] = choice == 0 ? value : 0.0f;
          top[2 * column + 1] = choice == 1 ? value : 0.0f;
          bottom[2 * column] = choice == 2 ? value : 0.0f;
          bottom[2 * column + 1] = choice == 3 ? value : 0.0f;
        }
      }
    }
  });
}

// The same as unpool in operators that can be differentiated again.
at::Tensor differentiable_unpool(const Planes& planes, const at::Tensor& gradient, const at::Tensor& choices) {
  std::vector<at::Tensor> rows;
  for (int64_t row = 0; row < 2; row++) {
    const at::Tensor left = gradient.mul(choices.eq(2 * row)), right = gradient.mul(choices.eq(2 * row + 1));
    rows.push_back(at::stack({left, right}, -1).flatten(-2));
  }
  const at::Tensor windows = at::stack(rows, -2).flatten(-3, -2);
  return at::constant_pad_nd(windows, {0, planes.width % 2, 0, planes.height % 2}, 0);
}

class MaxPool2x2 : public torch::autograd::Function<MaxPool2x2> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input) {
    auto sizes = input.sizes().vec();
    const Planes planes = planes_of(sizes);
    sizes[2] /= 2;
    sizes[3] /= 2;
    at::Tensor output = at::empty(sizes, input.options());
    at::Tensor choices = at::empty(sizes, input.options());
    pool(planes, input.data_ptr<float>(), output.data_ptr<float>(), choices.data_ptr<float>());
    context->save_for_backward({choices});
    context->saved_data["sizes"] = input.sizes().vec();
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    const auto sizes = context->saved_data["sizes"].toIntVector();
    const Planes planes = planes_of(sizes);
    const at::Tensor choices = context->get_saved_variables()[0];
    if (c10::GradMode::is_enabled() && gradients[0].requires_grad()) {
      return {differentiable_unpool(planes, gradients[0], choices)};
    }
    const at::Tensor gradient = gradients[0].contiguous();
    const bool covered = planes.height % 2 == 0 && planes.width % 2 == 0;
    at::Tensor result = covered ? at::empty(sizes, gradient.options()) : at::zeros(sizes, gradient.options());
    unpool(planes, gradient.data_ptr<float>(), choices.data_ptr<float>(), result.data_ptr<float>());
    return {result};
  }

 private:
  static Planes planes_of(const std::vector<int64_t>& sizes) { return {sizes[0] * sizes[1], sizes[2], sizes[3]}; }
};

}  // namespace

// Pools `input`, [B, C, H, W], float32 on the CPU. `output` is null when the input is another kind of tensor.
TS_API int ts_max_pool_2x2(void* input, void** output) {
  return ts::guarded([&] {
    const at::Tensor images = ts::borrow(input);
    const bool fits = images.dim() == 4 && images.scalar_type() == at::kFloat && images.device().is_cpu() &&
                      images.is_contiguous() && images.size(2) >= 2 && images.size(3) >= 2;
    *output = fits ? ts::give(MaxPool2x2::apply(images)) : nullptr;
  });
}
