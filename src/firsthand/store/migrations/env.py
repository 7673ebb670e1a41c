"""Run by Alembic: the revisions that are missing, in the one transaction of the connection it is given."""

from alembic import context

from firsthand.store.tables import metadata

__all__: list[str] = []

_connection = context.config.attributes["connection"]
context.configure(
    connection=_connection,
    target_metadata=metadata,
    render_as_batch=_connection.dialect.name == "sqlite",
    transactional_ddl=True,  # SQLite takes back a half-made schema too: we begin its transactions ourselves
)
with context.begin_transaction():
    context.run_migrations()
