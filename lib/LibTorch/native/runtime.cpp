#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/version.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <mutex>

#include "support.h"

namespace ts {

c10::Device unpack_device(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 8), static_cast<c10::DeviceIndex>((packed & 0xff) - 1));
}

static at::Generator& default_generator(int64_t device) {
  return const_cast<at::Generator&>(at::globalContext().defaultGenerator(unpack_device(device)));
}

}  // namespace ts

// Called once before anything else. glibc maps and unmaps every large block by default, so that what oneDNN asks for itself costs
// fresh pages each time: keep blocks up to 32 MiB (the most it takes) and do not trim under 1 GiB.
TS_API void ts_initialize() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  ts::keep_freed_memory();
}

// The version of the headers this library was built with.
TS_API const char* ts_version() { return TORCH_VERSION; }

TS_API int ts_manual_seed(int64_t seed) {
  return ts::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

TS_API int ts_generator_new(int64_t seed, void** generator) {
  return ts::guarded([&] { *generator = new at::Generator(at::detail::createCPUGenerator(static_cast<uint64_t>(seed))); });
}

// A handle of a device's default generator, which stays alive as long as the process.
TS_API int ts_generator_default(int64_t device, void** generator) {
  return ts::guarded([&] { *generator = new at::Generator(ts::default_generator(device)); });
}

TS_API void ts_generator_delete(void* generator) { delete static_cast<at::Generator*>(generator); }

TS_API int ts_generator_seed(void* generator, int64_t seed) {
  return ts::guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    const std::lock_guard<std::mutex> lock(g.mutex());
    g.set_current_seed(static_cast<uint64_t>(seed));
  });
}

TS_API int ts_generator_initial_seed(void* generator, int64_t* seed) {
  return ts::guarded([&] { *seed = static_cast<int64_t>(static_cast<at::Generator*>(generator)->current_seed()); });
}

TS_API int ts_generator_get_state(void* generator, void** state) {
  return ts::guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    const std::lock_guard<std::mutex> lock(g.mutex());
    *state = ts::give(g.get_state());
  });
}

TS_API int ts_generator_set_state(void* generator, void* state) {
  return ts::guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    const std::lock_guard<std::mutex> lock(g.mutex());
    g.set_state(ts::borrow(state));
  });
}

// The thread count is the process's, not the thread's.
TS_API int ts_set_num_threads(int32_t threads) {
  return ts::guarded([&] { at::set_num_threads(threads); });
}

TS_API int32_t ts_get_num_threads() { return at::get_num_threads(); }
