/** How an object is found from another one: the numbers of the batch protocol. */
export const PathKind = {global: 1, create: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7} as const

/** What one action of a batch does: the numbers of the batch protocol. */
export const ActionKind = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9
} as const

/** Arguments as they travel. An id in `ReferencedObjectPathIds` at the same place says the argument is that object. */
export interface WireArguments {
  readonly Arguments?: readonly unknown[] | null
  readonly ReferencedObjectPathIds?: readonly unknown[] | null
}

/** Where an object comes from. */
export interface WirePath {
  readonly Id: number
  readonly ObjectPathType: number
  readonly Name: string
  readonly ParentObjectPathId?: number
  readonly ArgumentInfo?: WireArguments
}

/** What a load asks for. Names are client names; `items` steps into a collection. */
export interface WireQuery {
  readonly Select?: readonly string[]
  readonly Expand?: readonly string[]
  readonly Top?: number
  readonly Skip?: number
}

/** One step of a batch. */
export interface WireAction {
  readonly Id: number
  readonly ActionType: number
  readonly Name: string
  readonly ObjectPathId: number
  readonly ArgumentInfo?: WireArguments
  readonly QueryInfo?: WireQuery
  readonly ObjectState?: Readonly<Record<string, unknown>>
}

/** One batch, what a single `context.sync()` sends. */
export interface WireRequest {
  readonly AutoKeepReference?: boolean
  readonly Actions: readonly WireAction[]
  readonly ObjectPaths: Readonly<Record<string, WirePath>>
}

/** Why a batch stopped, as the library expects it. */
export interface WireError {
  readonly Code: string
  readonly Message: string
  readonly Location?: string
  readonly ActionIndex: number
  readonly HttpStatusCode: number
}

/** The answer to a batch. Results before a failure are kept. */
export interface WireResponse {
  readonly Results: readonly {readonly ActionId: number; readonly Value: unknown}[]
  readonly TraceIds: readonly number[]
  readonly Error?: WireError
}

/** A failure the add-in sees as `OfficeExtension.Error`. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number

  /**
   * @param code one of `Excel.ErrorCodes`
   * @param message the text the add-in sees
   * @param status the HTTP status that goes with it
   */
  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** `InvalidArgument`. */
export function invalidArgument(detail = 'The argument is invalid or missing or has an incorrect format.'): ApiError {
  return new ApiError('InvalidArgument', detail)
}

/** `ItemNotFound`. */
export function itemNotFound(): ApiError {
  return new ApiError('ItemNotFound', "The requested resource doesn't exist.", 404)
}

/** `ItemAlreadyExists`. */
export function itemAlreadyExists(): ApiError {
  return new ApiError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409)
}

/** `ApiNotFound`: the host has no behaviour for a member, so a test that needs it must not pass by accident. */
export function apiNotFound(member: string): ApiError {
  return new ApiError('ApiNotFound', `The workbench host has no ${member}.`, 404)
}

/** True for objects and arrays, so that their members may be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** True when a request's body has the shape of a batch. */
export function isRequest(value: unknown): value is WireRequest {
  return isRecord(value) && Array.isArray(value['Actions']) && isRecord(value['ObjectPaths'])
}
