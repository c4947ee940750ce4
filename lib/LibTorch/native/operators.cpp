// Any ATen operator by its schema's name, called boxed through c10's dispatcher.
#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <cstdlib>
#include <deque>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support.h"

namespace ts {

// What an argument of the schema takes, as far as values must be converted to it.
enum class Kind : uint8_t { any, real, real_list, integer_list, optional_tensor_list, scalar_list, device_from_text };

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Kind> kinds;
  std::string schema;
};

static Kind kind_of(const c10::Argument& argument) {
  c10::TypePtr type = argument.type();
  if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  if (type->kind() == c10::TypeKind::FloatType) return Kind::real;
  if (auto list = type->cast<c10::ListType>()) {
    const auto element = list->getElementType();
    if (element->kind() == c10::TypeKind::FloatType) return Kind::real_list;
    if (element->kind() == c10::TypeKind::NumberType) return Kind::scalar_list;
    if (element->kind() == c10::TypeKind::OptionalType) return Kind::optional_tensor_list;
    if (element->kind() != c10::TypeKind::TensorType && element->kind() != c10::TypeKind::BoolType) return Kind::integer_list;
  }
  return Kind::any;
}

static c10::IValue list_value(const Value& value, Kind kind) {
  const size_t n = static_cast<size_t>(value.length);
  if (value.tag == kTensorList) {
    void** handles = static_cast<void**>(value.pointer);
    if (kind == Kind::optional_tensor_list) {
      c10::List<c10::optional<at::Tensor>> list;
      list.reserve(n);
      for (size_t i = 0; i < n; i++) {
        list.push_back(handles[i] == nullptr ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(borrow(handles[i])));
      }
      return c10::IValue(std::move(list));
    }
    c10::List<at::Tensor> list;
    list.reserve(n);
    for (size_t i = 0; i < n; i++) list.push_back(borrow(handles[i]));
    return c10::IValue(std::move(list));
  }
  if (value.tag == kBoolList) {
    c10::List<bool> list;
    list.reserve(n);
    for (size_t i = 0; i < n; i++) list.push_back(static_cast<int64_t*>(value.pointer)[i] != 0);
    return c10::IValue(std::move(list));
  }
  const bool real = value.tag == kDoubleList;
  const auto* integers = static_cast<const int64_t*>(value.pointer);
  const auto* reals = static_cast<const double*>(value.pointer);
  if (kind == Kind::scalar_list) {
    auto list = c10::impl::GenericList(c10::NumberType::get());
    list.reserve(n);
    for (size_t i = 0; i < n; i++) list.push_back(real ? c10::IValue(reals[i]) : c10::IValue(integers[i]));
    return c10::IValue(std::move(list));
  }
  if (real || kind == Kind::real_list) {
    c10::List<double> list;
    list.reserve(n);
    for (size_t i = 0; i < n; i++) list.push_back(real ? reals[i] : static_cast<double>(integers[i]));
    return c10::IValue(std::move(list));
  }
  c10::List<int64_t> list;
  list.reserve(n);
  for (size_t i = 0; i < n; i++) list.push_back(integers[i]);
  return c10::IValue(std::move(list));
}

static void push(torch::jit::Stack& stack, const Value& value, Kind kind) {
  switch (value.tag) {
    case kNone:
      stack.emplace_back();
      break;
    case kTensor:
      stack.emplace_back(borrow(value.pointer));
      break;
    case kInt:
      if (kind == Kind::real) {
        stack.emplace_back(static_cast<double>(value.integer));
      } else if (kind == Kind::integer_list) {
        stack.emplace_back(c10::List<int64_t>({value.integer}));
      } else {
        stack.emplace_back(value.integer);
      }
      break;
    case kDouble:
      stack.emplace_back(value.real);
      break;
    case kBool:
      stack.emplace_back(value.integer != 0);
      break;
    case kString:
      stack.emplace_back(std::string(static_cast<const char*>(value.pointer), static_cast<size_t>(value.length)));
      break;
    case kDevice:
      stack.emplace_back(unpack_device(value.integer));
      break;
    case kGenerator:
      stack.emplace_back(*static_cast<at::Generator*>(value.pointer));
      break;
    default:
      stack.push_back(list_value(value, kind));
      break;
  }
}

static Value result(c10::IValue&& value) {
  Value out{kNone, 0, {0}};
  if (value.isTensor()) {
    out.tag = kTensor;
    out.pointer = give(std::move(value).toTensor());
  } else if (value.isInt()) {
    out.tag = kInt;
    out.integer = value.toInt();
  } else if (value.isDouble()) {
    out.tag = kDouble;
    out.real = value.toDouble();
  } else if (value.isBool()) {
    out.tag = kBool;
    out.integer = value.toBool() ? 1 : 0;
  } else if (value.isTensorList()) {
    auto tensors = value.toTensorVector();
    out.tag = kTensorList;
    out.length = static_cast<int32_t>(tensors.size());
    void** handles = static_cast<void**>(std::malloc(sizeof(void*) * (tensors.empty() ? 1 : tensors.size())));
    TORCH_CHECK(handles != nullptr, "out of memory for a list of ", tensors.size(), " tensors");
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = give(std::move(tensors[i]));
    out.pointer = handles;
  } else if (!value.isNone()) {
    TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot be returned");
  }
  return out;
}

static thread_local torch::jit::Stack spare_stack;

static void call(const Operator& op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  const auto& declared = op.handle.schema().arguments();
  TORCH_CHECK(static_cast<size_t>(count) <= declared.size(), op.schema, ": expected at most ", declared.size(), " arguments, found ", count);
  // The stack is moved out while it is in use: an operator may call back into this function.
  torch::jit::Stack stack = std::move(spare_stack);
  stack.clear();
  for (int32_t i = 0; i < count; i++) push(stack, arguments[i], op.kinds[static_cast<size_t>(i)]);
  for (size_t i = static_cast<size_t>(count); i < declared.size(); i++) {
    const auto& value = declared[i].default_value();
    TORCH_CHECK(value.has_value(), op.schema, ": argument '", declared[i].name(), "' is missing");
    stack.push_back(*value);
  }
  op.handle.callBoxed(&stack);
  const int32_t returned = static_cast<int32_t>(stack.size());
  for (int32_t i = 0; i < capacity; i++) {
    results[i] = i < returned ? result(std::move(stack[static_cast<size_t>(i)])) : Value{kNone, 0, {0}};
  }
  stack.clear();
  spare_stack = std::move(stack);
}

}  // namespace ts

using ts::Operator;
using ts::Value;

// Finds an operator ("aten::add", "Tensor"); the same handle for the same names, valid for the life of the process.
TS_API int ts_op_find(const char* name, const char* overload, Operator** found) {
  return ts::guarded([&] {
    static std::mutex mutex;
    static std::deque<Operator> operators;
    static std::map<std::pair<std::string, std::string>, Operator*> known;
    const std::lock_guard<std::mutex> lock(mutex);
    auto& entry = known[{name, overload}];
    if (entry == nullptr) {
      auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
      TORCH_CHECK(handle.has_value(), "this libtorch has no operator ", name, *overload ? "." : "", overload);
      std::vector<ts::Kind> kinds;
      for (const auto& argument : handle->schema().arguments()) kinds.push_back(ts::kind_of(argument));
      std::ostringstream schema;
      schema << handle->schema();
      operators.push_back(Operator{*handle, std::move(kinds), schema.str()});
      entry = &operators.back();
    }
    *found = entry;
  });
}

// The operator's schema as text, valid for the life of the process.
TS_API const char* ts_op_schema(const Operator* op) { return op->schema.c_str(); }

// Calls an operator. Arguments left out at the end take the schema's defaults.
// Up to `capacity` results are given away (a list's array is freed with ts_free); further ones are dropped.
TS_API int ts_op_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  return ts::guarded([&] { ts::call(*op, arguments, count, results, capacity); });
}

// All overload names of `name`, one per line, written to `buffer` (cut at `capacity` bytes, zero-terminated).
TS_API int ts_op_overloads(const char* name, char* buffer, int32_t capacity) {
  return ts::guarded([&] {
    std::string text;
    for (const auto& op : c10::Dispatcher::singleton().getAllOpNames()) {
      if (op.name == name) text += op.overload_name + "\n";
    }
    const size_t n = std::min(text.size(), static_cast<size_t>(capacity - 1));
    text.copy(buffer, n);
    buffer[n] = 0;
  });
}

TS_API void ts_free(void* pointer) { std::free(pointer); }
