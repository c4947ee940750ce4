// Max-pooling over 3x3 windows with stride 2 and a padding of 1 on the CPU, the pooling of ResNets. As in pooling.cpp, candidates are
// compared without branches and the choice is a float; a padded copy of each plane makes all windows whole.
// Values and gradients are those of aten::max_pool2d, but that a window of nothing but minus infinities passes no gradient.
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/max_pool2d_with_indices_backward.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "support.h"
#include "vector_clones.h"

namespace {

constexpr int64_t kWindow = 3;
constexpr int64_t kPlanesPerTask = 16;

struct Plane {
  int64_t height, width;

  int64_t rows() const { return (height - 1) / 2 + 1; }
  int64_t columns() const { return (width - 1) / 2 + 1; }
  int64_t padded_height() const { return height + 2; }
  int64_t padded_width() const { return width + 2; }
  int64_t size() const { return height * width; }
  int64_t padded_size() const { return padded_height() * padded_width(); }
  int64_t output_size() const { return rows() * columns(); }
};

VECTOR_CLONES void pool_row(const float* window, int64_t stride, int64_t columns, float* __restrict out, float* __restrict chosen) {
  for (int64_t column = 0; column < columns; column++) {
    float best = -std::numeric_limits<float>::infinity();
    float choice = 0;
    for (int64_t tap = 0; tap < kWindow * kWindow; tap++) {
      const float candidate = window[tap / kWindow * stride + tap % kWindow + 2 * column];
      const bool better = (candidate > best) | (candidate != candidate);
      best = better ? candidate : best;
      choice = better ? static_cast<float>(tap) : choice;
    }
    out[column] = best;
    chosen[column] = choice;
  }
}

VECTOR_CLONES void spread_row(const float* gradient, const float* chosen, int64_t stride, int64_t columns, float* __restrict window) {
  for (int64_t tap = 0; tap < kWindow * kWindow; tap++) {
    float* __restrict target = window + tap / kWindow * stride + tap % kWindow;
    for (int64_t column = 0; column < columns; column++) {
      target[2 * column] += chosen[column] == static_cast<float>(tap) ? gradient[column] : 0.0f;
    }
  }
}

void pool(const Plane& plane, int64_t count, const float* input, float* output, float* choices) {
  at::parallel_for(0, count, kPlanesPerTask, [&](int64_t begin, int64_t end) {
    std::vector<float> padded(static_cast<size_t>(plane.padded_size()), -std::numeric_limits<float>::infinity());
    for (int64_t at = begin; at < end; at++) {
      for (int64_t row = 0; row < plane.height; row++) {
        const float* source = input + at * plane.size() + row * plane.width;
        std::copy_n(source, plane.width, padded.data() + (row + 1) * plane.padded_width() + 1);
      }
      for (int64_t row = 0; row < plane.rows(); row++) {
        const int64_t place = at * plane.output_size() + row * plane.columns();
        pool_row(padded.data() + 2 * row * plane.padded_width(), plane.padded_width(), plane.columns(), output + place, choices + place);
      }
    }
  });
}

void spread(const Plane& plane, int64_t count, const float* gradient, const float* choices, float* input_gradient) {
  at::parallel_for(0, count, kPlanesPerTask, [&](int64_t begin, int64_t end) {
    std::vector<float> padded(static_cast<size_t>(plane.padded_size()));
    for (int64_t at = begin; at < end; at++) {
      std::fill(padded.begin(), padded.end(), 0.0f);
      for (int64_t row = 0; row < plane.rows(); row++) {
        const int64_t place = at * plane.output_size() + row * plane.columns();
        spread_row(gradient + place, choices + place, plane.padded_width(), plane.columns(),
                   padded.data() + 2 * row * plane.padded_width());
      }
      for (int64_t row = 0; row < plane.height; row++) {
        const float* source = padded.data() + (row + 1) * plane.padded_width() + 1;
        std::copy_n(source, plane.width, input_gradient + at * plane.size() + row * plane.width);
      }
    }
  });
}

// The places of the choices in their planes, as libtorch's operators count them.
at::Tensor indices_of(const Plane& plane, const at::Tensor& choices) {
  at::Tensor indices = at::empty(choices.sizes(), choices.options().dtype(at::kLong));
  const float* taps = choices.data_ptr<float>();
  int64_t* places = indices.data_ptr<int64_t>();
  for (int64_t i = 0; i < choices.numel(); i++) {
    const int64_t tap = static_cast<int64_t>(taps[i]), cell = i % plane.output_size();
    const int64_t row = cell / plane.columns() * 2 + tap / kWindow - 1, column = cell % plane.columns() * 2 + tap % kWindow - 1;
    places[i] = std::clamp<int64_t>(row, 0, plane.height - 1) * plane.width + std::clamp<int64_t>(column, 0, plane.width - 1);
  }
  return indices;
}

class MaxPool3x3 : public torch::autograd::Function<MaxPool3x3> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input) {
    const Plane plane = {input.size(2), input.size(3)};
    at::Tensor output = at::empty({input.size(0), input.size(1), plane.rows(), plane.columns()}, input.options());
    at::Tensor choices = at::empty(output.sizes(), input.options());
    pool(plane, input.size(0) * input.size(1), input.data_ptr<float>(), output.data_ptr<float>(), choices.data_ptr<float>());
    context->save_for_backward({input, choices});
    return output;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const at::Tensor &input = saved[0], &choices = saved[1];
    const Plane plane = {input.size(2), input.size(3)};
    if (c10::GradMode::is_enabled() && gradients[0].requires_grad()) {
      return {at::max_pool2d_with_indices_backward(gradients[0], input, {kWindow, kWindow}, {2, 2}, {1, 1}, {1, 1}, false,
                                                   indices_of(plane, choices))};
    }
    const at::Tensor gradient = gradients[0].contiguous();
    at::Tensor result = at::empty(input.sizes(), gradient.options());
    spread(plane, input.size(0) * input.size(1), gradient.data_ptr<float>(), choices.data_ptr<float>(), result.data_ptr<float>());
    return {result};
  }
};

}  // namespace

// Pools `input`, [B, C, H, W], float32 on the CPU. `output` is null when the input is another kind of tensor.
TS_API int ts_max_pool_3x3(void* input, void** output) {
  return ts::guarded([&] {
    const at::Tensor images = ts::borrow(input);
    const bool fits = images.dim() == 4 && images.scalar_type() == at::kFloat && images.device().is_cpu() && images.numel() > 0 &&
                      images.is_contiguous();
    *output = fits ? ts::give(MaxPool3x3::apply(images)) : nullptr;
  });
}
