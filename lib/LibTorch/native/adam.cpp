// One step of Adam on the CPU in one pass over each parameter: libtorch's operators would pass over parameters, gradients and
// running means a dozen times, which for networks of millions of weights takes as long as a layer.
#include <ATen/Parallel.h>

#include <cmath>

#include "support.h"
#include "vector_clones.h"

namespace {

constexpr int64_t kGrain = 32768;

struct Factors {
  float beta1, beta2, rate, root, eps;
};

VECTOR_CLONES void advance(const float* gradient, float* __restrict mean, float* __restrict square, float* __restrict parameter,
                           Factors factors, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float g = gradient[i];
    const float m = mean[i] * factors.beta1 + g * (1 - factors.beta1);
    const float s = square[i] * factors.beta2 + g * g * (1 - factors.beta2);
    mean[i] = m;
    square[i] = s;
    parameter[i] -= factors.rate * m / (std::sqrt(s) * factors.root + factors.eps);
  }
}

bool plain(const at::TensorImpl* tensor) {
  return tensor->dtype() == caffe2::TypeMeta::Make<float>() && tensor->device().is_cpu() && tensor->layout() == at::kStrided &&
         tensor->is_non_overlapping_and_dense();
}

bool alike(const at::TensorImpl* a, const at::TensorImpl* b) {
  return plain(b) && a->sizes() == b->sizes() && a->strides() == b->strides();
}

// libtorch 2 gives data() as constant, 1.13 has nothing else.
float* data(at::TensorImpl* tensor) { return static_cast<float*>(const_cast<void*>(static_cast<const void*>(tensor->data()))); }

}  // namespace

// parameter ← parameter − rate · mean / (√square · root + eps), after the gradient went into both running means.
// `done` is 0, and nothing has changed, when a tensor is not float32 on the CPU or is laid out otherwise than its parameter.
TS_API int ts_adam_step(void** parameters, void** gradients, void** means, void** squares, int32_t count, double beta1, double beta2,
                        double rate, double root, double eps, int32_t* done) {
  return ts::guarded([&] {
    *done = 0;
    for (int32_t i = 0; i < count; i++) {
      const at::TensorImpl* parameter = ts::impl(parameters[i]);
      if (!plain(parameter) || !alike(parameter, ts::impl(gradients[i])) || !alike(parameter, ts::impl(means[i])) ||
          !alike(parameter, ts::impl(squares[i]))) {
        return;
      }
    }
    const Factors factors = {static_cast<float>(beta1), static_cast<float>(beta2), static_cast<float>(rate), static_cast<float>(root),
                             static_cast<float>(eps)};
    for (int32_t i = 0; i < count; i++) {
      at::TensorImpl *parameter = ts::impl(parameters[i]), *mean = ts::impl(means[i]), *square = ts::impl(squares[i]);
      const float* gradient = data(ts::impl(gradients[i]));
      at::parallel_for(0, parameter->numel(), kGrain, [&](int64_t begin, int64_t end) {
        advance(gradient + begin, data(mean) + begin, data(square) + begin, data(parameter) + begin, factors, end - begin);
      });
      for (at::TensorImpl* changed : {parameter, mean, square}) changed->bump_version();
    }
    *done = 1;
  });
}
