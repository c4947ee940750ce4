// Devices, streams and events through c10's virtual interface, which every libtorch has and which needs no CUDA header.
#include <ATen/Context.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>

#include "../support.h"

namespace {

constexpr auto kCuda = c10::DeviceType::CUDA;

const c10::impl::DeviceGuardImplInterface& guard() { return *c10::impl::getDeviceGuardImpl(kCuda); }

c10::Device device_of(int32_t index) { return c10::Device(kCuda, static_cast<c10::DeviceIndex>(index)); }

c10::Stream stream_of(int32_t device, int64_t id) {
  return c10::Stream(c10::Stream::UNSAFE, device_of(device), static_cast<c10::StreamId>(id));
}

}  // namespace

// What this build can do: 0 libtorch is a CPU build, 1 CUDA without graphs and memory statistics, 2 everything.
TS_API int32_t ts_cuda_build() {
  if (!c10::impl::hasDeviceGuardImpl(kCuda)) return 0;
#ifdef TS_CUDA_GRAPHS
  return 2;
#else
  return 1;
#endif
}

// Devices that can be used: 0 without a driver too.
TS_API int32_t ts_cuda_device_count() { return c10::impl::hasDeviceGuardImpl(kCuda) ? guard().deviceCount() : 0; }

// Starts CUDA, or fails with libtorch's reason why it cannot.
TS_API int ts_cuda_start() {
  return ts::guarded([] { at::globalContext().defaultGenerator(device_of(0)); });
}

TS_API int ts_cuda_get_device(int32_t* device) {
  return ts::guarded([&] { *device = guard().getDevice().index(); });
}

TS_API int ts_cuda_set_device(int32_t device) {
  return ts::guarded([&] { guard().setDevice(device_of(device)); });
}

TS_API int ts_cuda_current_stream(int32_t device, int64_t* stream) {
  return ts::guarded([&] { *stream = guard().getStream(device_of(device)).id(); });
}

TS_API int ts_cuda_default_stream(int32_t device, int64_t* stream) {
  return ts::guarded([&] { *stream = guard().getDefaultStream(device_of(device)).id(); });
}

// One of the device's pool of streams, which live as long as the process.
TS_API int ts_cuda_new_stream(int32_t device, int32_t high_priority, int64_t* stream) {
  return ts::guarded([&] { *stream = guard().getStreamFromGlobalPool(device_of(device), high_priority != 0).id(); });
}

// The stream on which this thread's next operations on the device run.
TS_API int ts_cuda_set_stream(int32_t device, int64_t stream) {
  return ts::guarded([&] { guard().exchangeStream(stream_of(device, stream)); });
}

TS_API int ts_cuda_stream_query(int32_t device, int64_t stream, int32_t* done) {
  return ts::guarded([&] { *done = guard().queryStream(stream_of(device, stream)) ? 1 : 0; });
}

TS_API int ts_cuda_stream_synchronize(int32_t device, int64_t stream) {
  return ts::guarded([&] { guard().synchronizeStream(stream_of(device, stream)); });
}

// Keeps the tensor's memory from being used again before the stream's work of now is done.
TS_API int ts_cuda_record_stream(void* tensor, int32_t device, int64_t stream) {
  return ts::guarded([&] { guard().recordDataPtrOnStream(ts::borrow(tensor).storage().data_ptr(), stream_of(device, stream)); });
}

// Marks the stream's work of now. A null event is created, with timing if that is asked for.
TS_API int ts_cuda_event_record(void** event, int32_t timing, int32_t device, int64_t stream) {
  return ts::guarded([&] {
    const auto flag = timing != 0 ? c10::EventFlag::BACKEND_DEFAULT : c10::EventFlag::PYTORCH_DEFAULT;
    guard().record(event, stream_of(device, stream), static_cast<c10::DeviceIndex>(device), flag);
  });
}

// The stream's later work waits for the event.
TS_API int ts_cuda_event_block(void* event, int32_t device, int64_t stream) {
  return ts::guarded([&] { guard().block(event, stream_of(device, stream)); });
}

TS_API int ts_cuda_event_query(void* event, int32_t* done) {
  return ts::guarded([&] { *done = guard().queryEvent(event) ? 1 : 0; });
}

TS_API void ts_cuda_event_delete(void* event, int32_t device) {
  if (event != nullptr) guard().destroyEvent(event, static_cast<c10::DeviceIndex>(device));
}
