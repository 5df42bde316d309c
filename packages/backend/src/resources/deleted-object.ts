/** What is left of a resource after it was deleted. Backend API §3.6. */
export class DeletedObject {
  readonly object: string
  readonly id: string | null
  readonly slug: string | null
  readonly deleted: boolean

  constructor(json: DeletedObjectSource) {
    this.object = json.object
    this.id = json.id || null
    this.slug = json.slug || null
    this.deleted = json.deleted
  }

  static fromJSON(json: DeletedObjectSource): DeletedObject {
    return new DeletedObject(json)
  }
}

interface DeletedObjectSource {
  object: string
  id?: string | null
  slug?: string | null
  deleted: boolean
}
