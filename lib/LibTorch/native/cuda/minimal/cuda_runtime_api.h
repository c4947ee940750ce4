// What libtorch's own headers use of the CUDA runtime's declarations, for machines that have a CUDA-enabled libtorch but not the
// CUDA toolkit (a PyTorch wheel brings the libraries only). The toolkit's header is taken where there is one.
#pragma once

#include <cstddef>

#define CUDART_VERSION 12000

typedef struct CUstream_st* cudaStream_t;
typedef struct CUevent_st* cudaEvent_t;
typedef struct CUgraph_st* cudaGraph_t;
typedef struct CUgraphExec_st* cudaGraphExec_t;
typedef struct CUgraphNode_st* cudaGraphNode_t;
typedef struct CUmemPoolHandle_st* cudaMemPool_t;
typedef struct CUfunc_st* cudaFunction_t;
typedef struct CUuserObject_st* cudaUserObject_t;
typedef void (*cudaHostFn_t)(void*);
struct cudaDeviceProp;

typedef enum cudaError { cudaSuccess = 0, cudaErrorMemoryAllocation = 2, cudaErrorNotReady = 600 } cudaError_t;

enum cudaMemcpyKind {
  cudaMemcpyHostToHost = 0,
  cudaMemcpyHostToDevice = 1,
  cudaMemcpyDeviceToHost = 2,
  cudaMemcpyDeviceToDevice = 3,
  cudaMemcpyDefault = 4,
};

enum cudaStreamCaptureMode {
  cudaStreamCaptureModeGlobal = 0,
  cudaStreamCaptureModeThreadLocal = 1,
  cudaStreamCaptureModeRelaxed = 2,
};

enum cudaStreamCaptureStatus {
  cudaStreamCaptureStatusNone = 0,
  cudaStreamCaptureStatusActive = 1,
  cudaStreamCaptureStatusInvalidated = 2,
};

enum cudaFlags { cudaEventDefault = 0, cudaEventDisableTiming = 2, cudaUserObjectNoDestructorSync = 1, cudaGraphUserObjectMove = 1 };

extern "C" {
cudaError_t cudaGetLastError();
cudaError_t cudaStreamIsCapturing(cudaStream_t stream, cudaStreamCaptureStatus* status);
cudaError_t cudaStreamBeginCapture(cudaStream_t stream, cudaStreamCaptureMode mode);
cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph);
cudaError_t cudaGraphDestroy(cudaGraph_t graph);
}

// Only inline functions of libtorch's headers that are never called here use these: their arguments do not matter.
template <typename... T> const char* cudaGetErrorString(T...);
template <typename... T> cudaError_t cudaPeekAtLastError(T...);
template <typename... T> cudaError_t cudaStreamQuery(T...);
template <typename... T> cudaError_t cudaStreamSynchronize(T...);
template <typename... T> cudaError_t cudaStreamGetPriority(T...);
template <typename... T> cudaError_t cudaStreamGetCaptureInfo(T...);
template <typename... T> cudaError_t cudaStreamGetCaptureInfo_v2(T...);
template <typename... T> cudaError_t cudaDeviceGetStreamPriorityRange(T...);
template <typename... T> cudaError_t cudaDeviceSynchronize(T...);
template <typename... T> cudaError_t cudaEventCreateWithFlags(T...);
template <typename... T> cudaError_t cudaEventDestroy(T...);
template <typename... T> cudaError_t cudaEventElapsedTime(T...);
template <typename... T> cudaError_t cudaEventQuery(T...);
template <typename... T> cudaError_t cudaEventRecord(T...);
template <typename... T> cudaError_t cudaEventRecordWithFlags(T...);
template <typename... T> cudaError_t cudaEventSynchronize(T...);
template <typename... T> cudaError_t cudaStreamDestroy(T...);
template <typename... T> cudaError_t cudaStreamWaitEvent(T...);
template <typename... T> cudaError_t cudaThreadExchangeStreamCaptureMode(T...);
template <typename... T> cudaError_t cudaMemcpyAsync(T...);
template <typename... T> cudaError_t cudaMemGetInfo(T...);
template <typename... T> cudaError_t cudaUserObjectCreate(T...);
template <typename... T> cudaError_t cudaUserObjectRelease(T...);
template <typename... T> cudaError_t cudaGraphRetainUserObject(T...);
