#include <string>

#include "support.h"

namespace ts {

static thread_local std::string last_error;
static thread_local bool last_was_out_of_memory;

void set_error(const char* message, bool out_of_memory) {
  last_error = message == nullptr ? "unknown error" : message;
  last_was_out_of_memory = out_of_memory;
}

}  // namespace ts

// The reason why the last call of this thread failed: UTF-8, valid until this thread's next failure.
TS_API const char* ts_last_error() { return ts::last_error.c_str(); }

// Whether that failure was a device without enough free memory. (The CPU's allocator throws an ordinary error.)
TS_API int32_t ts_last_error_is_out_of_memory() { return ts::last_was_out_of_memory ? 1 : 0; }
