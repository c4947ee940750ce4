// Switches of the process that trade precision or memory for speed. They exist on CPU builds too, without effect.
#include <ATen/Context.h>

#include "support.h"

namespace {

enum Setting : int32_t {
  kMatmulTf32 = 0,
  kCudnnTf32 = 1,
  kCudnnBenchmark = 2,
  kCudnnDeterministic = 3,
  kCudnnEnabled = 4,
  kMatmulPrecision = 5,  // 0 highest, 1 high, 2 medium
};

// All versions take the name; only the older ones take the number.
const char* precision_name(int32_t value) {
  switch (value) {
    case 0: return "highest";
    case 1: return "high";
    case 2: return "medium";
    default: TORCH_CHECK(false, "there is no precision ", value);
  }
}

}  // namespace

TS_API int ts_get_setting(int32_t setting, int32_t* value) {
  return ts::guarded([&] {
    const auto& context = at::globalContext();
    switch (setting) {
      case kMatmulTf32: *value = context.allowTF32CuBLAS(); break;
      case kCudnnTf32: *value = context.allowTF32CuDNN(); break;
      case kCudnnBenchmark: *value = context.benchmarkCuDNN(); break;
      case kCudnnDeterministic: *value = context.deterministicCuDNN(); break;
      case kCudnnEnabled: *value = context.userEnabledCuDNN(); break;
      case kMatmulPrecision: *value = static_cast<int32_t>(context.float32MatmulPrecision()); break;
      default: TORCH_CHECK(false, "there is no setting ", setting);
    }
  });
}

TS_API int ts_set_setting(int32_t setting, int32_t value) {
  return ts::guarded([&] {
    auto& context = at::globalContext();
    switch (setting) {
      case kMatmulTf32: context.setAllowTF32CuBLAS(value != 0); break;
      case kCudnnTf32: context.setAllowTF32CuDNN(value != 0); break;
      case kCudnnBenchmark: context.setBenchmarkCuDNN(value != 0); break;
      case kCudnnDeterministic: context.setDeterministicCuDNN(value != 0); break;
      case kCudnnEnabled: context.setUserEnabledCuDNN(value != 0); break;
      case kMatmulPrecision: context.setFloat32MatmulPrecision(precision_name(value)); break;
      default: TORCH_CHECK(false, "there is no setting ", setting);
    }
  });
}

// 0 without cuDNN.
TS_API int ts_cudnn_version(int64_t* version) {
  return ts::guarded([&] { *version = at::Context::hasCuDNN() ? static_cast<int64_t>(at::Context::versionCuDNN()) : 0; });
}
