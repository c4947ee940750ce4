// What libtorch does not pass on of the CUDA runtime. Its functions are declared here, since their names and signatures are the
// same from CUDA 11 to 13; the libtorch that this is linked with brings the runtime library itself.
#include <ATen/Context.h>
#include <c10/core/DeviceGuard.h>
#include <dlfcn.h>

#include "../support.h"

extern "C" {
int cudaDeviceSynchronize();
int cudaDeviceGetAttribute(int* value, int attribute, int device);
int cudaMemGetInfo(size_t* free, size_t* total);
int cudaEventSynchronize(void* event);
int cudaEventElapsedTime(float* milliseconds, void* start, void* end);
int cudaRuntimeGetVersion(int* version);
int cudaDriverGetVersion(int* version);
int cudaGetLastError();
const char* cudaGetErrorString(int error);
}

namespace {

void check(int error) {
  if (error == 0) return;
  cudaGetLastError();  // an error that is reported once must not fail the next call
  TORCH_CHECK(false, "CUDA error: ", cudaGetErrorString(error));
}

// The driver's own function: the runtime's gives the name in a structure that differs between its versions.
void device_name(char* name, int32_t length, int32_t device) {
  using GetDevice = int (*)(int*, int);
  using GetName = int (*)(char*, int, int);
  void* driver = dlopen("libcuda.so.1", RTLD_LAZY);
  TORCH_CHECK(driver != nullptr, "the CUDA driver (libcuda.so.1) does not load: ", dlerror());
  const auto get_device = reinterpret_cast<GetDevice>(dlsym(driver, "cuDeviceGet"));
  const auto get_name = reinterpret_cast<GetName>(dlsym(driver, "cuDeviceGetName"));
  int handle = 0;
  const bool found = get_device != nullptr && get_name != nullptr && get_device(&handle, device) == 0;
  const bool known = found && get_name(name, length, handle) == 0;
  dlclose(driver);
  TORCH_CHECK(known, "the CUDA driver does not tell the name of device ", device);
}

c10::Device device_of(int32_t index) { return c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>(index)); }

}  // namespace

TS_API int ts_cuda_synchronize(int32_t device) {
  return ts::guarded([&] {
    const c10::DeviceGuard guard(device_of(device));
    check(cudaDeviceSynchronize());
  });
}

TS_API int ts_cuda_device_name(int32_t device, char* name, int32_t length) {
  return ts::guarded([&] {
    at::globalContext().defaultGenerator(device_of(device));
    device_name(name, length, device);
  });
}

// One of the runtime's numbered attributes, such as 75 and 76: the compute capability's two parts.
TS_API int ts_cuda_device_attribute(int32_t device, int32_t attribute, int32_t* value) {
  return ts::guarded([&] { check(cudaDeviceGetAttribute(value, attribute, device)); });
}

// Bytes of the device's memory that no process uses, and all its bytes.
TS_API int ts_cuda_memory_info(int32_t device, int64_t* free, int64_t* total) {
  return ts::guarded([&] {
    const c10::DeviceGuard guard(device_of(device));
    size_t free_bytes = 0, total_bytes = 0;
    check(cudaMemGetInfo(&free_bytes, &total_bytes));
    *free = static_cast<int64_t>(free_bytes);
    *total = static_cast<int64_t>(total_bytes);
  });
}

TS_API int ts_cuda_event_synchronize(void* event) {
  return ts::guarded([&] { check(cudaEventSynchronize(event)); });
}

TS_API int ts_cuda_event_elapsed(void* start, void* end, float* milliseconds) {
  return ts::guarded([&] { check(cudaEventElapsedTime(milliseconds, start, end)); });
}

// As CUDA numbers them: 1000 * major + 10 * minor; 0 where there is no driver.
TS_API int ts_cuda_versions(int32_t* runtime, int32_t* driver) {
  return ts::guarded([&] {
    check(cudaRuntimeGetVersion(runtime));
    if (cudaDriverGetVersion(driver) != 0) *driver = 0;
  });
}
