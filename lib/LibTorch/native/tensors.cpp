#include "support.h"

using ts::TensorInfo;

TS_API void ts_release(void* tensor) {
  if (tensor != nullptr) c10::raw::intrusive_ptr::decref(ts::impl(tensor));
}

TS_API void ts_release_many(void** tensors, int32_t count) {
  for (int32_t i = 0; i < count; i++) ts_release(tensors[i]);
}

TS_API int ts_info(void* tensor, TensorInfo* info) {
  return ts::guarded([&] {
    at::TensorImpl* t = ts::impl(tensor);
    info->scalar_type = static_cast<int32_t>(c10::typeMetaToScalarType(t->dtype()));
    const auto device = t->device();
    info->device_type = static_cast<int32_t>(device.type());
    info->device_index = device.index();
    info->dimensions = static_cast<int32_t>(t->dim());
    info->elements = t->numel();
    info->sizes = t->sizes().data();
    info->strides = t->strides().data();
  });
}

// The address of the first element, in the memory of the tensor's device.
TS_API int ts_data_ptr(void* tensor, void** address) {
  return ts::guarded([&] { *address = ts::borrow(tensor).data_ptr(); });
}

TS_API int ts_is_contiguous(void* tensor, int32_t memory_format, int32_t* contiguous) {
  return ts::guarded([&] { *contiguous = ts::impl(tensor)->is_contiguous(static_cast<c10::MemoryFormat>(memory_format)) ? 1 : 0; });
}

// Bytes that the tensor's elements take (not its whole storage).
TS_API int ts_bytes(void* tensor, int64_t* bytes) {
  return ts::guarded([&] {
    at::TensorImpl* t = ts::impl(tensor);
    *bytes = t->numel() * static_cast<int64_t>(t->itemsize());
  });
}
