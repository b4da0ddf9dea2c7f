# One image for web, worker and beat. Its steps are the commands that `make demo` and CI run, so they are tried there.
FROM python:3.12-slim-bookworm

RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PORTAL_VAR=/srv/portal/var
WORKDIR /srv/portal

COPY requirements.txt .
RUN python -m pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
RUN python manage.py web_fonts \
    && python manage.py messages \
    && PORTAL_ENVIRONMENT=production SECRET_KEY=only-while-the-image-is-built ALLOWED_HOSTS=localhost \
       BASE_URL=https://localhost DATABASE_URL=postgresql://nowhere/portal REDIS_URL=redis://nowhere \
       EMAIL_URL=smtp://nowhere python manage.py collectstatic --no-input \
    && rm -f var/secret-key \
    && useradd --system --home-dir /srv/portal portal \
    && mkdir -p var/private var/beat \
    && chown -R portal var

USER portal
EXPOSE 8000
CMD ["gunicorn", "idm_portal.wsgi", "--bind=0.0.0.0:8000", "--workers=4", "--threads=4", "--preload", "--no-control-socket", "--access-logfile=-"]
