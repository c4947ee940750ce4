// Any ATen operator by its schema's name, called boxed through c10's dispatcher.
#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <algorithm>
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
enum class Kind : uint8_t { any, real, real_list, integer_list, optional_tensor_list, scalar_list };

using Unary = at::Tensor(const at::Tensor&);
using Binary = at::Tensor(const at::Tensor&, const at::Tensor&);
using BinaryWithAlpha = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&);
template <typename Signature>
using Typed = c10::optional<c10::TypedOperatorHandle<Signature>>;

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Kind> kinds;
  std::string schema;
  // The few signatures that most operators have are called without boxing, which is a tenth of a small operator's time.
  Typed<Unary> unary;
  Typed<Binary> binary;
  Typed<BinaryWithAlpha> binary_with_alpha;
};

// A tensor that shares the caller's reference, which the caller keeps alive during the call: no counting.
class Shared {
 public:
  explicit Shared(const Value& value)
      : tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(impl(value.pointer))) {}
  ~Shared() { tensor.unsafeReleaseTensorImpl(); }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  at::Tensor tensor;
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

static void find_typed(Operator& op) {
  const auto& schema = op.handle.schema();
  const auto is_plain = [](const c10::Argument& a, c10::TypeKind kind) { return a.type()->kind() == kind && a.alias_info() == nullptr; };
  std::string shape;
  for (const auto& argument : schema.arguments()) {
    shape += is_plain(argument, c10::TypeKind::TensorType) ? 'T' : is_plain(argument, c10::TypeKind::NumberType) ? 'S' : '?';
  }
  if (schema.returns().size() != 1 || !is_plain(schema.returns()[0], c10::TypeKind::TensorType)) return;
  if (shape == "T") op.unary = op.handle.typed<Unary>();
  if (shape == "TT") op.binary = op.handle.typed<Binary>();
  if (shape == "TTS" && schema.arguments()[2].name() == "alpha") op.binary_with_alpha = op.handle.typed<BinaryWithAlpha>();
}

// Calls the operator without boxing if it and the arguments allow that.
static bool call_typed(const Operator& op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  if (capacity != 1 || count < 1 || arguments[0].tag != kTensor) return false;
  const bool two = count == 2 && arguments[1].tag == kTensor;
  at::Tensor answer;
  if (count == 1 && op.unary) {
    const Shared a(arguments[0]);
    answer = op.unary->call(a.tensor);
  } else if (two && op.binary) {
    const Shared a(arguments[0]), b(arguments[1]);
    answer = op.binary->call(a.tensor, b.tensor);
  } else if (two && op.binary_with_alpha) {
    const Shared a(arguments[0]), b(arguments[1]);
    answer = op.binary_with_alpha->call(a.tensor, b.tensor, 1);
  } else {
    return false;
  }
  results[0].tag = kTensor;
  results[0].length = 0;
  results[0].pointer = give(std::move(answer));
  return true;
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

// What to add to "no such operator": the overloads that there are.
static std::string overloads_of(const std::string& name) {
  std::string found;
  for (const auto& op : c10::Dispatcher::singleton().getAllOpNames()) {
    if (op.name == name) found += (found.empty() ? "; it has " : ", ") + op.name + (op.overload_name.empty() ? "" : "." + op.overload_name);
  }
  return found;
}

static void release(void* handle) {
  if (handle != nullptr) c10::raw::intrusive_ptr::decref(impl(handle));
}

// Takes a result back that was given away already.
static void take_back(Value& value) {
  if (value.tag == kTensor) release(value.pointer);
  if (value.tag == kTensorList) {
    void** handles = static_cast<void**>(value.pointer);
    std::for_each(handles, handles + value.length, release);
    std::free(handles);
  }
  value = Value{kNone, 0, {0}};
}

static thread_local torch::jit::Stack spare_stack;

static void call(const Operator& op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  if (call_typed(op, arguments, count, results, capacity)) return;
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
  std::fill_n(results, capacity, Value{kNone, 0, {0}});
  try {
    for (int32_t i = 0; i < std::min(capacity, returned); i++) results[i] = result(std::move(stack[static_cast<size_t>(i)]));
  } catch (...) {
    std::for_each(results, results + capacity, take_back);
    throw;
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
      TORCH_CHECK(handle.has_value(), "this libtorch has no operator ", name, *overload ? "." : "", overload, ts::overloads_of(name));
      std::vector<ts::Kind> kinds;
      for (const auto& argument : handle->schema().arguments()) kinds.push_back(ts::kind_of(argument));
      std::ostringstream schema;
      schema << handle->schema();
      operators.push_back(Operator{*handle, std::move(kinds), schema.str(), {}, {}, {}});
      ts::find_typed(operators.back());
      entry = &operators.back();
    }
    *found = entry;
  });
}

// Calls an operator. Arguments left out at the end take the schema's defaults.
// Up to `capacity` results are given away (a list's array is freed with ts_free); further ones are dropped.
TS_API int ts_op_call(const Operator* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  return ts::guarded([&] { ts::call(*op, arguments, count, results, capacity); });
}

TS_API void ts_free(void* pointer) { std::free(pointer); }
