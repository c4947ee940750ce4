// CUDA graphs: work that is recorded once and started again with one call.
#include <ATen/cuda/CUDAGraph.h>

#include <memory>
#include <new>
#include <tuple>
#include <type_traits>
#include <utility>

#include "../support.h"

namespace {

using Graph = at::cuda::CUDAGraph;
using Pool = decltype(at::cuda::graph_pool_handle());

// Graph's members depend on the CUDA version that libtorch was built with, which may be another one than that of the headers here.
// Its constructor, its destructor and all that is called are libtorch's own code, so room to spare is all it takes.
struct alignas(64) GraphMemory {
  unsigned char bytes[sizeof(Graph) + 4096];
};

Graph& graph_of(void* handle) { return *std::launder(reinterpret_cast<Graph*>(static_cast<GraphMemory*>(handle)->bytes)); }

// libtorch 1.13 has no capture mode.
template <typename G, typename = void>
struct TakesMode : std::false_type {};
template <typename G>
struct TakesMode<G, std::void_t<decltype(std::declval<G&>().capture_begin(std::declval<Pool>(), cudaStreamCaptureModeGlobal))>>
    : std::true_type {};

template <typename G>
void begin(G& graph, Pool pool, int32_t mode) {
  if constexpr (TakesMode<G>::value) {
    graph.capture_begin(pool, static_cast<cudaStreamCaptureMode>(mode));
  } else {
    graph.capture_begin(pool);
  }
}

cudaStreamCaptureStatus capture_status(cudaStream_t stream) {
  auto status = cudaStreamCaptureStatusNone;
  if (cudaStreamIsCapturing(stream, &status) != cudaSuccess) {
    cudaGetLastError();
    return cudaStreamCaptureStatusInvalidated;
  }
  return status;
}

// An operation that may not be captured spoils the capture. libtorch's capture_end() then throws before it has told the allocator
// and the random generators that the capture is over. So the spoilt capture is ended here, and an empty one put in its place,
// which capture_end() can end as usual.
void replace_capture(cudaStream_t stream) {
  cudaGraph_t spoilt = nullptr;
  cudaStreamEndCapture(stream, &spoilt);
  if (spoilt != nullptr) cudaGraphDestroy(spoilt);
  cudaGetLastError();
  const auto error = cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
  TORCH_CHECK(error == cudaSuccess, "the capture was spoilt and left its stream unusable: CUDA error ", static_cast<int>(error));
}

}  // namespace

TS_API int ts_cuda_graph_new(void** handle) {
  return ts::guarded([&] {
    auto memory = std::make_unique<GraphMemory>();
    new (memory->bytes) Graph();
    *handle = memory.release();
  });
}

TS_API void ts_cuda_graph_delete(void* handle) {
  if (handle == nullptr) return;
  ts::guarded([&] { graph_of(handle).~Graph(); });
  delete static_cast<GraphMemory*>(handle);
}

// A memory pool of its own, for one graph or for several that are never replayed at the same time.
TS_API int ts_cuda_graph_pool(uint64_t* pool) {
  return ts::guarded([&] { std::tie(pool[0], pool[1]) = at::cuda::graph_pool_handle(); });
}

// Begins to capture what this thread's current stream is given. Mode: 0 global, 1 thread-local, 2 relaxed.
TS_API int ts_cuda_graph_begin(void* handle, const uint64_t* pool, int32_t mode) {
  return ts::guarded([&] {
    // libtorch looks at the stream after it has told the generators of the capture; they would stay in that state.
    const auto stream = c10::cuda::getCurrentCUDAStream();
    TORCH_CHECK(stream != c10::cuda::getDefaultCUDAStream(), "a CUDA graph is captured on a stream of its own, not on the default one");
    TORCH_CHECK(capture_status(stream) == cudaStreamCaptureStatusNone, "the current stream is being captured already");
    begin(graph_of(handle), Pool(pool[0], pool[1]), mode);
  });
}

// Ends the capture; a spoilt one ends with an error and leaves the stream, the memory and the generators usable.
TS_API int ts_cuda_graph_end(void* handle) {
  return ts::guarded([&] {
    const auto stream = c10::cuda::getCurrentCUDAStream();
    const bool spoilt = capture_status(stream) == cudaStreamCaptureStatusInvalidated;
    if (spoilt) replace_capture(stream);
    graph_of(handle).capture_end();
    if (!spoilt) return;
    graph_of(handle).reset();
    TORCH_CHECK(false, "an operation that may not be captured spoilt the capture");
  });
}

TS_API int ts_cuda_graph_replay(void* handle) {
  return ts::guarded([&] { graph_of(handle).replay(); });
}

// Frees what was captured, and its memory pool if no other graph uses it.
TS_API int ts_cuda_graph_reset(void* handle) {
  return ts::guarded([&] { graph_of(handle).reset(); });
}

// 0 the current stream is not capturing, 1 it is, 2 its capture was spoilt.
TS_API int ts_cuda_capture_status(int32_t* status) {
  return ts::guarded([&] { *status = static_cast<int32_t>(capture_status(c10::cuda::getCurrentCUDAStream())); });
}
