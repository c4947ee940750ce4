#pragma once

#include <ATen/core/Tensor.h>

#include <exception>
#include <string>

#include "api.h"

namespace ts {

void set_error(const char* message, bool out_of_memory = false);

// Has libtorch keep the memory of large tensors that are freed, for the next ones.
void keep_freed_memory();

// Runs `body` and turns an exception into the code 1 with its message kept for ts_last_error().
template <typename Body>
int guarded(Body&& body) {
  try {
    body();
    return 0;
  } catch (const c10::OutOfMemoryError& error) {
    set_error(error.what_without_backtrace(), true);
  } catch (const c10::Error& error) {
    set_error(error.what_without_backtrace());
  } catch (const std::exception& error) {
    set_error(error.what());
  } catch (...) {
    set_error("an exception of unknown type was thrown in libtorch");
  }
  return 1;
}

// Borrows a handle: the reference count goes up for the life of the result.
inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(static_cast<at::TensorImpl*>(handle)));
}

// Gives a reference away. An undefined tensor is a singleton of libtorch and becomes null.
inline void* give(at::Tensor&& tensor) {
  if (!tensor.defined()) return nullptr;
  return tensor.unsafeReleaseTensorImpl();
}

inline at::TensorImpl* impl(void* handle) { return static_cast<at::TensorImpl*>(handle); }

c10::Device unpack_device(int64_t packed);

}  // namespace ts
