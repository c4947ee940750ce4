#include <string>

#include "support.h"

namespace ts {

static thread_local std::string last_error;

void set_error(const char* message) { last_error = message == nullptr ? "unknown error" : message; }

}  // namespace ts

// The reason why the last call of this thread failed: UTF-8, valid until this thread's next failure.
TS_API const char* ts_last_error() { return ts::last_error.c_str(); }
