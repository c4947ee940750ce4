// Batch normalisation of a training batch and the leaky ReLU after it, on the CPU, in one step. libtorch takes them one after the
// other and reads and writes every map eight times per training step; here the backward pass finds the sign of the activation's
// input again, so that nothing but the normalisation's input is kept, and the maps pass five times.
// Values and gradients are those of aten::batch_norm followed by aten::leaky_relu, up to rounding.
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/native_batch_norm_backward.h>
#include <ATen/ops/where.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "support.h"
#include "vector_clones.h"

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Maps [B, C, H, W], either plane by plane or, "channels last", position by position.
struct Maps {
  int64_t batch, channels, positions;
  bool channels_last;

  int64_t per_channel() const { return batch * positions; }
};

// What is added up over a channel: two sums, in double, of partial sums in float that are short enough to stay exact.
struct Sums {
  double first = 0, second = 0;
};

constexpr int64_t kRun = 2048;       // values added up in float before they go into the double
constexpr int64_t kRowsPerSum = 64;  // rows, likewise, when channels lie last
constexpr int64_t kParts = 64;       // parts of the rows: a fixed number, so that the result does not depend on the threads

// y = x·scale + shift, then the activation; and the gradient's way back. One value of each per channel.
struct Channel {
  float mean, scale, shift;
};

VECTOR_CLONES float sum_of(const float* x, int64_t count) {
  float sum = 0;
  for (int64_t i = 0; i < count; i++) sum += x[i];
  return sum;
}

VECTOR_CLONES float squares_of(const float* x, float mean, int64_t count) {
  float sum = 0;
  for (int64_t i = 0; i < count; i++) sum += (x[i] - mean) * (x[i] - mean);
  return sum;
}

VECTOR_CLONES void activate(const float* x, float scale, float shift, float slope, float* __restrict y, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float z = x[i] * scale + shift;
    y[i] = z <= 0 ? slope * z : z;
  }
}

VECTOR_CLONES void gradient_sums(const float* x, const float* dy, Channel channel, float slope, int64_t count, float* sums) {
  float first = 0, second = 0;
  for (int64_t i = 0; i < count; i++) {
    const float dz = x[i] * channel.scale + channel.shift <= 0 ? slope * dy[i] : dy[i];
    first += dz;
    second += dz * (x[i] - channel.mean);
  }
  sums[0] = first;
  sums[1] = second;
}

VECTOR_CLONES void input_gradient(const float* x, const float* dy, Channel channel, float slope, float tilt, float lift,
                                  float* __restrict dx, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float dz = x[i] * channel.scale + channel.shift <= 0 ? slope * dy[i] : dy[i];
    dx[i] = channel.scale * dz + tilt * (x[i] - channel.mean) + lift;
  }
}

// The same five for rows of channels; every constant is a row too.

VECTOR_CLONES void add_rows(const float* x, const float* pivot, int64_t rows, int64_t channels, float* __restrict first,
                            float* __restrict second) {
  for (int64_t row = 0; row < rows; row++, x += channels) {
    for (int64_t c = 0; c < channels; c++) {
      const float value = x[c] - pivot[c];
      first[c] += value;
      second[c] += value * value;
    }
  }
}

VECTOR_CLONES void activate_rows(const float* x, const float* scale, const float* shift, float slope, int64_t rows,
                                 int64_t channels, float* __restrict y) {
  for (int64_t row = 0; row < rows; row++, x += channels, y += channels) {
    for (int64_t c = 0; c < channels; c++) {
      const float z = x[c] * scale[c] + shift[c];
      y[c] = z <= 0 ? slope * z : z;
    }
  }
}

VECTOR_CLONES void add_gradient_rows(const float* x, const float* dy, const float* mean, const float* scale, const float* shift,
                                     float slope, int64_t rows, int64_t channels, float* __restrict first,
                                     float* __restrict second) {
  for (int64_t row = 0; row < rows; row++, x += channels, dy += channels) {
    for (int64_t c = 0; c < channels; c++) {
      const float dz = x[c] * scale[c] + shift[c] <= 0 ? slope * dy[c] : dy[c];
      first[c] += dz;
      second[c] += dz * (x[c] - mean[c]);
    }
  }
}

VECTOR_CLONES void input_gradient_rows(const float* x, const float* dy, const float* mean, const float* scale, const float* shift,
                                       const float* tilt, const float* lift, float slope, int64_t rows, int64_t channels,
                                       float* __restrict dx) {
  for (int64_t row = 0; row < rows; row++, x += channels, dy += channels, dx += channels) {
    for (int64_t c = 0; c < channels; c++) {
      const float dz = x[c] * scale[c] + shift[c] <= 0 ? slope * dy[c] : dy[c];
      dx[c] = scale[c] * dz + tilt[c] * (x[c] - mean[c]) + lift[c];
    }
  }
}

// Calls body(offset, count) for the pieces of a channel's planes.
template <typename Body>
void for_each_run(const Maps& maps, int64_t channel, Body body) {
  for (int64_t sample = 0; sample < maps.batch; sample++) {
    const int64_t plane = (sample * maps.channels + channel) * maps.positions;
    for (int64_t at = 0; at < maps.positions; at += kRun) body(plane + at, std::min(kRun, maps.positions - at));
  }
}

// Adds up rows part by part, `add(first row, rows, sums, other sums)` in float, and the parts in their order.
template <typename Add>
std::vector<Sums> sum_rows(const Maps& maps, Add add) {
  const int64_t rows = maps.per_channel(), channels = maps.channels;
  std::vector<Sums> parts(static_cast<size_t>(kParts * channels));
  at::parallel_for(0, kParts, 1, [&](int64_t begin, int64_t end) {
    std::vector<float> sums(static_cast<size_t>(2 * channels));
    for (int64_t part = begin; part < end; part++) {
      const int64_t last = rows * (part + 1) / kParts;
      for (int64_t row = rows * part / kParts; row < last; row += kRowsPerSum) {
        std::fill(sums.begin(), sums.end(), 0.0f);
        add(row, std::min(kRowsPerSum, last - row), sums.data(), sums.data() + channels);
        for (int64_t c = 0; c < channels; c++) {
          Sums& total = parts[static_cast<size_t>(part * channels + c)];
          total.first += sums[static_cast<size_t>(c)];
          total.second += sums[static_cast<size_t>(channels + c)];
        }
      }
    }
  });
  std::vector<Sums> totals(parts.begin(), parts.begin() + channels);
  for (int64_t part = 1; part < kParts; part++) {
    for (int64_t c = 0; c < channels; c++) {
      totals[static_cast<size_t>(c)].first += parts[static_cast<size_t>(part * channels + c)].first;
      totals[static_cast<size_t>(c)].second += parts[static_cast<size_t>(part * channels + c)].second;
    }
  }
  return totals;
}

template <typename Body>
void for_rows(const Maps& maps, Body body) {
  at::parallel_for(0, maps.per_channel(), kRowsPerSum, [&](int64_t begin, int64_t end) { body(begin * maps.channels, end - begin); });
}

// The running values of the layer, [C] each or null, and its settings.
struct Settings {
  float *running_mean, *running_variance;
  double momentum, eps, slope;
};

// The layer with its trained values, [C] each.
struct Layer {
  const float *weight, *bias;
  Settings settings;
};

// Mean, 1/deviation, scale and shift of every channel: what forward computes and backward needs again.
struct Statistics {
  float *mean, *inverse, *scale, *shift;

  explicit Statistics(const at::Tensor& rows)
      : mean(rows.data_ptr<float>()), inverse(mean + rows.size(1)), scale(mean + 2 * rows.size(1)), shift(mean + 3 * rows.size(1)) {}

  void set(int64_t channel, double average, double squares, int64_t count, const Layer& layer) const {
    const double variance = squares / static_cast<double>(count);
    const double inverse_deviation = 1 / std::sqrt(variance + layer.settings.eps);
    mean[channel] = static_cast<float>(average);
    inverse[channel] = static_cast<float>(inverse_deviation);
    scale[channel] = static_cast<float>(layer.weight[channel] * inverse_deviation);
    shift[channel] = static_cast<float>(layer.bias[channel] - average * layer.weight[channel] * inverse_deviation);
    update(layer.settings.running_mean, channel, average, layer.settings.momentum);
    update(layer.settings.running_variance, channel, squares / static_cast<double>(count - 1), layer.settings.momentum);
  }

  Channel at(int64_t channel) const { return {mean[channel], scale[channel], shift[channel]}; }

 private:
  static void update(float* running, int64_t channel, double value, double momentum) {
    if (running == nullptr) return;
    running[channel] = static_cast<float>((1 - momentum) * running[channel] + momentum * value);
  }
};

void normalize(const Maps& maps, const float* x, const Layer& layer, const Statistics& statistics, float* y) {
  const int64_t count = maps.per_channel();
  const float slope = static_cast<float>(layer.settings.slope);
  if (maps.channels_last) {
    // The first position stands in for the mean: near it, squares lose no digits.
    const auto sums = sum_rows(maps, [&](int64_t row, int64_t rows, float* first, float* second) {
      add_rows(x + row * maps.channels, x, rows, maps.channels, first, second);
    });
    for (int64_t c = 0; c < maps.channels; c++) {
      const Sums& sum = sums[static_cast<size_t>(c)];
      const double offset = sum.first / static_cast<double>(count);
      statistics.set(c, x[c] + offset, std::max(sum.second - sum.first * offset, 0.0), count, layer);
    }
    for_rows(maps, [&](int64_t from, int64_t rows) {
      activate_rows(x + from, statistics.scale, statistics.shift, slope, rows, maps.channels, y + from);
    });
    return;
  }
  at::parallel_for(0, maps.channels, 1, [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; c++) {
      double sum = 0, squares = 0;
      for_each_run(maps, c, [&](int64_t at, int64_t size) { sum += sum_of(x + at, size); });
      const double mean = sum / static_cast<double>(count);
      for_each_run(maps, c, [&](int64_t at, int64_t size) { squares += squares_of(x + at, static_cast<float>(mean), size); });
      statistics.set(c, mean, squares, count, layer);
      for_each_run(maps, c, [&](int64_t at, int64_t size) {
        activate(x + at, statistics.scale[c], statistics.shift[c], slope, y + at, size);
      });
    }
  });
}

// The gradients of weight and bias from a channel's sums of dz and dz·(x − mean).
struct LayerGradients {
  float *weight, *bias;

  void set(int64_t channel, const Sums& sums, float inverse) const {
    weight[channel] = static_cast<float>(sums.second * inverse);
    bias[channel] = static_cast<float>(sums.first);
  }
};

// dx = scale·dz + tilt·(x − mean) + lift: the second and third term take back what mean and deviation owe to x.
float tilt_of(const Statistics& statistics, int64_t channel, const Sums& sums, int64_t count) {
  const double inverse = statistics.inverse[channel];
  return static_cast<float>(-statistics.scale[channel] * inverse * inverse * sums.second / static_cast<double>(count));
}

float lift_of(const Statistics& statistics, int64_t channel, const Sums& sums, int64_t count) {
  return static_cast<float>(-statistics.scale[channel] * sums.first / static_cast<double>(count));
}

void differentiate(const Maps& maps, const float* x, const float* dy, float slope, const Statistics& statistics,
                   const LayerGradients& gradients, float* dx) {
  const int64_t count = maps.per_channel();
  if (maps.channels_last) {
    const auto sums = sum_rows(maps, [&](int64_t row, int64_t rows, float* first, float* second) {
      const int64_t at = row * maps.channels;
      add_gradient_rows(x + at, dy + at, statistics.mean, statistics.scale, statistics.shift, slope, rows, maps.channels, first, second);
    });
    std::vector<float> tilts, lifts;
    for (int64_t c = 0; c < maps.channels; c++) {
      gradients.set(c, sums[static_cast<size_t>(c)], statistics.inverse[c]);
      tilts.push_back(tilt_of(statistics, c, sums[static_cast<size_t>(c)], count));
      lifts.push_back(lift_of(statistics, c, sums[static_cast<size_t>(c)], count));
    }
    for_rows(maps, [&](int64_t from, int64_t rows) {
      input_gradient_rows(x + from, dy + from, statistics.mean, statistics.scale, statistics.shift, tilts.data(), lifts.data(), slope,
                          rows, maps.channels, dx + from);
    });
    return;
  }
  at::parallel_for(0, maps.channels, 1, [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; c++) {
      const Channel channel = statistics.at(c);
      Sums sums;
      for_each_run(maps, c, [&](int64_t at, int64_t size) {
        std::array<float, 2> part;
        gradient_sums(x + at, dy + at, channel, slope, size, part.data());
        sums.first += part[0];
        sums.second += part[1];
      });
      gradients.set(c, sums, statistics.inverse[c]);
      const float tilt = tilt_of(statistics, c, sums, count), lift = lift_of(statistics, c, sums, count);
      for_each_run(maps, c, [&](int64_t at, int64_t size) {
        input_gradient(x + at, dy + at, channel, slope, tilt, lift, dx + at, size);
      });
    }
  });
}

Maps maps_of(const at::Tensor& images) {
  const bool channels_last = images.suggest_memory_format() == at::MemoryFormat::ChannelsLast;
  return {images.size(0), images.size(1), images.size(2) * images.size(3), channels_last};
}

float* data_or_null(const at::Tensor& tensor) { return tensor.defined() ? tensor.data_ptr<float>() : nullptr; }

class NormalizeAndActivate : public torch::autograd::Function<NormalizeAndActivate> {
 public:
  static at::Tensor forward(AutogradContext* context, const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                            const Settings& settings) {
    const at::Tensor statistics = at::empty({4, input.size(1)}, input.options());
    at::Tensor output = at::empty_like(input);
    const Layer layer = {weight.data_ptr<float>(), bias.data_ptr<float>(), settings};
    normalize(maps_of(input), input.data_ptr<float>(), layer, Statistics(statistics), output.data_ptr<float>());
    context->save_for_backward({input, weight, bias, statistics});
    context->saved_data["eps"] = settings.eps;
    context->saved_data["slope"] = settings.slope;
    return output;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const at::Tensor &input = saved[0], &weight = saved[1], &statistics = saved[3];
    const double slope = context->saved_data["slope"].toDouble();
    variable_list result(4);
    if (c10::GradMode::is_enabled()) {
      std::tie(result[0], result[1], result[2]) =
          differentiable(input, weight, saved[2], statistics, context->saved_data["eps"].toDouble(), slope, gradients[0]);
      return result;
    }
    const at::Tensor gradient = gradients[0].contiguous(input.suggest_memory_format());
    result[0] = at::empty_like(input);
    result[1] = at::empty_like(weight);
    result[2] = at::empty_like(weight);
    differentiate(maps_of(input), input.data_ptr<float>(), gradient.data_ptr<float>(), static_cast<float>(slope), Statistics(statistics),
                  {result[1].data_ptr<float>(), result[2].data_ptr<float>()}, result[0].data_ptr<float>());
    return result;
  }

 private:
  // The same in operators that have derivatives, for a gradient that is differentiated again.
  static std::tuple<at::Tensor, at::Tensor, at::Tensor> differentiable(const at::Tensor& input, const at::Tensor& weight,
                                                                       const at::Tensor& bias, const at::Tensor& statistics, double eps,
                                                                       double slope, const at::Tensor& gradient) {
    const at::Tensor mean = statistics.select(0, 0).clone(), inverse = statistics.select(0, 1).clone();
    const auto row = [](const at::Tensor& values) { return values.view({1, -1, 1, 1}); };
    const at::Tensor off = input.sub(row(mean)).mul(row(inverse.mul(weight))).add(row(bias)).le(0);
    const at::Tensor inner = at::where(off, gradient.mul(slope), gradient);
    return at::native_batch_norm_backward(inner, input, weight, {}, {}, mean, inverse, true, eps, {true, true, true});
  }
};

bool plain(const at::Tensor& tensor, int64_t channels) {
  return tensor.defined() && tensor.dim() == 1 && tensor.size(0) == channels && tensor.scalar_type() == at::kFloat &&
         tensor.device().is_cpu() && tensor.is_contiguous();
}

bool fits(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias, const at::Tensor& mean, const at::Tensor& variance) {
  if (!input.defined() || input.dim() != 4 || input.scalar_type() != at::kFloat || !input.device().is_cpu()) return false;
  if (!input.is_contiguous(input.suggest_memory_format())) return false;
  if (input.numel() / std::max<int64_t>(input.size(1), 1) < 2) return false;
  const int64_t channels = input.size(1);
  return plain(weight, channels) && plain(bias, channels) && mean.defined() == variance.defined() &&
         (!mean.defined() || (plain(mean, channels) && plain(variance, channels)));
}

}  // namespace

// Normalises a training batch [B, C, H, W], float32 on the CPU, and applies a leaky ReLU; slope 1 leaves that out.
// `output` is null where libtorch's own operators have to do it.
TS_API int ts_batch_norm_leaky_relu(void* input, void* weight, void* bias, void* running_mean, void* running_variance, double momentum,
                                    double eps, double slope, void** output) {
  return ts::guarded([&] {
    const at::Tensor images = ts::borrow(input), scale = ts::borrow(weight), shift = ts::borrow(bias), mean = ts::borrow(running_mean),
                     variance = ts::borrow(running_variance);
    *output = nullptr;
    if (!fits(images, scale, shift, mean, variance)) return;
    const Settings settings = {data_or_null(mean), data_or_null(variance), momentum, eps, slope};
    *output = ts::give(NormalizeAndActivate::apply(images, scale, shift, settings));
  });
}
