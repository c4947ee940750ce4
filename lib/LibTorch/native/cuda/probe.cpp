// What the files beside this one need of libtorch's CUDA headers; compiled once to see whether they are usable here.
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDACachingAllocator.h>

void probe(at::cuda::CUDAGraph& graph) {
  graph.capture_begin(at::cuda::graph_pool_handle());
  c10::cuda::CUDACachingAllocator::emptyCache();
}
