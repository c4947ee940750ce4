// The C ABI between libtorch and .NET.
// A tensor handle is a TensorImpl* that owns one reference; null stands for "no tensor".
// Every function that returns int gives 0, or 1 with the reason in ts_last_error(). No C++ exception crosses this border.
#pragma once

#include <cstdint>

#define TS_API extern "C" __attribute__((visibility("default")))

namespace ts {

enum Tag : int32_t {
  kNone = 0,
  kTensor = 1,
  kInt = 2,
  kDouble = 3,
  kBool = 4,
  kIntList = 5,
  kDoubleList = 6,
  kBoolList = 7,
  kTensorList = 8,
  kString = 9,
  kDevice = 10,     // integer: device type << 8 | (index + 1)
  kGenerator = 11,
};

// One argument or result. Lists: `length` elements of 8 bytes at `pointer` (a string: bytes).
struct Value {
  int32_t tag;
  int32_t length;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

// Sizes and strides point into the tensor: they hold as long as it lives and is not resized.
struct TensorInfo {
  int32_t scalar_type;
  int32_t device_type;
  int32_t device_index;
  int32_t dimensions;
  int64_t elements;
  const int64_t* sizes;
  const int64_t* strides;
};

struct Operator;

}  // namespace ts
