// libtorch's caching allocator.
#include <c10/cuda/CUDACachingAllocator.h>

#include "../support.h"

namespace allocator = c10::cuda::CUDACachingAllocator;

// Bytes that tensors hold: now, at most; bytes that the allocator holds: now, at most.
TS_API int ts_cuda_memory_stats(int32_t device, int64_t* values) {
  return ts::guarded([&] {
    const auto stats = allocator::getDeviceStats(static_cast<c10::DeviceIndex>(device));
    const auto& allocated = stats.allocated_bytes[0];  // over the pools of small and of large blocks
    const auto& reserved = stats.reserved_bytes[0];
    values[0] = allocated.current;
    values[1] = allocated.peak;
    values[2] = reserved.current;
    values[3] = reserved.peak;
  });
}

TS_API int ts_cuda_reset_peak_memory_stats(int32_t device) {
  return ts::guarded([&] { allocator::resetPeakStats(static_cast<c10::DeviceIndex>(device)); });
}

TS_API int ts_cuda_empty_cache() {
  return ts::guarded([] { allocator::emptyCache(); });
}
