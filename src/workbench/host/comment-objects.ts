import {parseArea, splitAddress} from './area.ts'
import type {Sheet} from './book.ts'
import type {ExcelHost} from './excel-host.ts'
import {HostObject} from './host-object.ts'
import {ApiError, invalidArgument, itemNotFound} from './protocol.ts'
import {RangeObject} from './range-object.ts'
import {flagOf, textOf} from './wire-arguments.ts'

/** A reply, or the words of a comment. */
interface Said {
  readonly id: string
  readonly at: Date
  content: string
}

/** A comment on a cell. It is the host's own: the workbook below keeps none. */
export interface StoredComment extends Said {
  readonly place: RangeObject
  readonly replies: Said[]
  resolved: boolean
}

const author = {name: 'Workbench', email: 'workbench@localhost'}

/** `Excel.CommentCollection` of the workbook or of one sheet. */
export class CommentCollectionObject extends HostObject {
  readonly apiClass = 'CommentCollection'
  private readonly host: ExcelHost
  private readonly sheet: Sheet | undefined

  /** @param sheet the sheet whose comments these are; absence means all */
  constructor(host: ExcelHost, sheet?: Sheet) {
    super()
    this.host = host
    this.sheet = sheet
  }

  override contents(): readonly CommentObject[] {
    const {comments} = this.host
    return comments
      .filter(({place}) => place.isThere && (!this.sheet || place.sheet === this.sheet))
      .map(comment => new CommentObject(this.host, comment))
  }

  add(cell: unknown, content: unknown): HostObject {
    const place = this.cell(cell)
    if (this.at(place)) throw new ApiError('InvalidOperation', 'The cell already has a comment.')
    const said = {id: this.host.nextId('comment'), at: new Date(), content: textOf(content)}
    const comment: StoredComment = {...said, place, replies: [], resolved: false}
    this.host.comments.push(comment)
    return new CommentObject(this.host, comment)
  }
  getItemByCell(cell: unknown): HostObject {
    return this.at(this.cell(cell)) ?? missing()
  }
  getItemByReplyId(id: unknown): HostObject {
    return this.contents().find(({comment}) => comment.replies.some(reply => reply.id === id)) ?? missing()
  }

  private at({sheet, area}: RangeObject): CommentObject | undefined {
    return this.contents().find(({comment: {place}}) => {
      return place.sheet === sheet && place.area.row === area.row && place.area.column === area.column
    })
  }

  private cell(given: unknown): RangeObject {
    if (given instanceof RangeObject) return single(this.host.range(given.sheet, given.area))
    const {sheet: name, rest} = splitAddress(textOf(given))
    const sheet = name === undefined ? this.sheet : this.host.book.sheet(name)
    const area = parseArea(rest)
    if (!sheet || !area) throw invalidArgument()
    return single(this.host.range(sheet, area))
  }
}

/** `Excel.Comment`. */
class CommentObject extends HostObject {
  readonly apiClass = 'Comment'
  readonly comment: StoredComment
  private readonly host: ExcelHost

  constructor(host: ExcelHost, comment: StoredComment) {
    super()
    this.host = host
    this.comment = comment
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.comment.id}
  }

  get id(): string {
    return this.comment.id
  }
  get authorName(): string {
    return author.name
  }
  get authorEmail(): string {
    return author.email
  }
  get contentType(): string {
    return 'Plain'
  }
  get creationDate(): string {
    return this.comment.at.toISOString()
  }
  get content(): string {
    return this.comment.content
  }
  set content(content: unknown) {
    this.comment.content = textOf(content)
  }
  get resolved(): boolean {
    return this.comment.resolved
  }
  set resolved(resolved: unknown) {
    this.comment.resolved = flagOf(resolved)
  }
  get replies(): HostObject {
    return new RepliesObject(this.host, this.comment)
  }

  getLocation(): HostObject {
    return this.comment.place
  }
  delete(): void {
    const at = this.host.comments.indexOf(this.comment)
    if (at >= 0) this.host.comments.splice(at, 1)
  }
}

/** `Excel.CommentReplyCollection`. */
class RepliesObject extends HostObject {
  readonly apiClass = 'CommentReplyCollection'
  private readonly host: ExcelHost
  private readonly comment: StoredComment

  constructor(host: ExcelHost, comment: StoredComment) {
    super()
    this.host = host
    this.comment = comment
  }

  override contents(): readonly HostObject[] {
    return this.comment.replies.map(reply => new ReplyObject(this.host, this.comment, reply))
  }

  add(content: unknown): HostObject {
    const reply = {id: this.host.nextId('reply'), at: new Date(), content: textOf(content)}
    this.comment.replies.push(reply)
    return new ReplyObject(this.host, this.comment, reply)
  }
}

/** `Excel.CommentReply`. */
class ReplyObject extends HostObject {
  readonly apiClass = 'CommentReply'
  private readonly host: ExcelHost
  private readonly comment: StoredComment
  private readonly reply: Said

  constructor(host: ExcelHost, comment: StoredComment, reply: Said) {
    super()
    this.host = host
    this.comment = comment
    this.reply = reply
  }

  override identity(): Readonly<Record<string, unknown>> {
    return {Id: this.reply.id}
  }

  get id(): string {
    return this.reply.id
  }
  get authorName(): string {
    return author.name
  }
  get content(): string {
    return this.reply.content
  }
  set content(content: unknown) {
    this.reply.content = textOf(content)
  }

  getParentComment(): HostObject {
    return new CommentObject(this.host, this.comment)
  }
  delete(): void {
    const at = this.comment.replies.indexOf(this.reply)
    if (at >= 0) this.comment.replies.splice(at, 1)
  }
}

function single(range: RangeObject): RangeObject {
  if (range.area.rows * range.area.columns !== 1) throw invalidArgument()
  return range
}

function missing(): never {
  throw itemNotFound()
}
