export interface PublicUserDataJSON {
  first_name: string | null
  last_name: string | null
  image_url: string
  has_image: boolean
  identifier: string
  user_id: string
  username: string | null
  banned: boolean
  deprovisioned: boolean
}
