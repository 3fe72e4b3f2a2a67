"""Messages by Zalo: plugs itself into `notifications` when MOTCUA_ZALO_URL names its service.

A message is one of the templates the company has approved for us, by its name, and the values in it. Names of
fields are as remembered of its template service and unverified: `data/zalo.json`. It knows a
message by an id of its own, not by our key, so it cannot be asked (`is_keyed`); it tells later at
/tin-nhan/zalo/ what became of a key it was given as `tracking_id`.
"""
