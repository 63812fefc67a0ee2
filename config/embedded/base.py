"""A connection that starts the embedded server when there is none: at first use, and after the server was killed."""

from typing import Any

from django.db.backends.postgresql import base, client
from psycopg import OperationalError

from config.env import data_directory
from config.postgres import Cluster


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the psql that belongs to the server."""

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict: dict[str, Any], parameters: Any) -> Any:
        command, env = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [Cluster(data_directory()).binaries["psql"], *command[1:]], env


class DatabaseWrapper(base.DatabaseWrapper):
    """Connect; if that fails, start the server and connect again."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except OperationalError:
            Cluster(data_directory()).start()
        return super().get_new_connection(conn_params)
