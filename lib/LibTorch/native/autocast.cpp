// Operators that choose a narrow type for themselves. The state belongs to the calling thread.
#include <ATen/autocast_mode.h>
#include <torch/version.h>

#include "support.h"

namespace {

using namespace at::autocast;

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool enabled(c10::DeviceType device) { return is_autocast_enabled(device); }
void set_enabled_on(c10::DeviceType device, bool value) { set_autocast_enabled(device, value); }
at::ScalarType type(c10::DeviceType device) { return get_autocast_dtype(device); }
void set_type(c10::DeviceType device, at::ScalarType value) { set_autocast_dtype(device, value); }
#else
bool is_cpu(c10::DeviceType device) { return device == c10::DeviceType::CPU; }
bool enabled(c10::DeviceType device) { return is_cpu(device) ? is_cpu_enabled() : is_enabled(); }
void set_enabled_on(c10::DeviceType device, bool value) { is_cpu(device) ? set_cpu_enabled(value) : set_enabled(value); }
at::ScalarType type(c10::DeviceType device) { return is_cpu(device) ? get_autocast_cpu_dtype() : get_autocast_gpu_dtype(); }
void set_type(c10::DeviceType device, at::ScalarType value) {
  is_cpu(device) ? set_autocast_cpu_dtype(value) : set_autocast_gpu_dtype(value);
}
#endif

}  // namespace

TS_API int ts_autocast_get(int32_t device_type, int32_t* on, int32_t* scalar_type, int32_t* cache) {
  return ts::guarded([&] {
    const auto device = static_cast<c10::DeviceType>(device_type);
    *on = enabled(device);
    *scalar_type = static_cast<int32_t>(type(device));
    *cache = is_autocast_cache_enabled();
  });
}

TS_API int ts_autocast_set(int32_t device_type, int32_t on, int32_t scalar_type, int32_t cache) {
  return ts::guarded([&] {
    const auto device = static_cast<c10::DeviceType>(device_type);
    set_enabled_on(device, on != 0);
    set_type(device, static_cast<at::ScalarType>(scalar_type));
    set_autocast_cache_enabled(cache != 0);
  });
}

// Weights that were cast are kept until the outermost scope ends.
TS_API int ts_autocast_enter() {
  return ts::guarded([] { increment_nesting(); });
}

TS_API int ts_autocast_leave() {
  return ts::guarded([] {
    if (decrement_nesting() == 0) clear_cache();
  });
}
