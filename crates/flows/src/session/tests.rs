//! The rules of sessions, told as stories.
