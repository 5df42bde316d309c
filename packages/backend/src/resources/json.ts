/** `emailAddress` → `email_address`, in types. */
type SnakeCase<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : Text

/** Members that exist on the class only. */
type OwnMember = 'raw' | '_raw'

/** The JSON that a resource is made from, as far as its fields say. */
export type JSONOf<Resource, Kind extends string = string> = { object: Kind } & {
  [Field in keyof Resource as Field extends OwnMember
    ? never
    : SnakeCase<Field & string>]: Resource[Field]
}
