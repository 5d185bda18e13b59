"""People resolution (名寄せ): which records name the same human being."""
