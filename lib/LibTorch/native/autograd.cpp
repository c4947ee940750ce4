#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

#include <string>
#include <vector>

#include "support.h"

static std::vector<at::Tensor> borrow_all(void** handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(static_cast<size_t>(count));
  for (int32_t i = 0; i < count; i++) tensors.push_back(ts::borrow(handles[i]));
  return tensors;
}

TS_API int32_t ts_requires_grad(void* tensor) { return ts::impl(tensor)->requires_grad() ? 1 : 0; }

TS_API int ts_set_requires_grad(void* tensor, int32_t value) {
  return ts::guarded([&] { ts::borrow(tensor).set_requires_grad(value != 0); });
}

TS_API int ts_is_leaf(void* tensor, int32_t* leaf) {
  return ts::guarded([&] { *leaf = ts::borrow(tensor).is_leaf() ? 1 : 0; });
}

TS_API int ts_retain_grad(void* tensor) {
  return ts::guarded([&] { ts::borrow(tensor).retain_grad(); });
}

// The gradient, or null when there is none yet.
TS_API int ts_get_grad(void* tensor, void** gradient) {
  return ts::guarded([&] {
    at::Tensor grad = ts::borrow(tensor).grad();
    *gradient = ts::give(std::move(grad));
  });
}

TS_API int ts_set_grad(void* tensor, void* gradient) {
  return ts::guarded([&] { ts::borrow(tensor).mutable_grad() = ts::borrow(gradient); });
}

// Drops the gradients of many tensors in one call.
TS_API int ts_clear_grads(void** tensors, int32_t count) {
  return ts::guarded([&] {
    for (int32_t i = 0; i < count; i++) ts::borrow(tensors[i]).mutable_grad().reset();
  });
}

TS_API int ts_backward(void** tensors, int32_t count, void** gradients, int32_t retain_graph, int32_t create_graph) {
  return ts::guarded([&] {
    auto outputs = borrow_all(tensors, count);
    std::vector<at::Tensor> seeds;
    if (gradients != nullptr) seeds = borrow_all(gradients, count);
    torch::autograd::backward(outputs, seeds, retain_graph != 0, create_graph != 0);
  });
}

// Gradients of `outputs` with respect to `inputs`, written to `results` (null where unused and allowed).
TS_API int ts_grad(void** outputs, int32_t output_count, void** inputs, int32_t input_count, void** seeds,
                   int32_t retain_graph, int32_t create_graph, int32_t allow_unused, void** results) {
  return ts::guarded([&] {
    std::vector<at::Tensor> grad_outputs;
    if (seeds != nullptr) grad_outputs = borrow_all(seeds, output_count);
    auto gradients = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count), grad_outputs,
                                           retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < gradients.size(); i++) results[i] = ts::give(std::move(gradients[i]));
  });
}

// Grad mode belongs to the calling thread.
TS_API int32_t ts_grad_enabled() { return c10::GradMode::is_enabled() ? 1 : 0; }

TS_API void ts_set_grad_enabled(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }
